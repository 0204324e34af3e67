// The built app with the clock of `slow-clock.mjs`, in the main process and in every document before its own scripts;
// and keys of registrations that are the same each time.
import { app, session } from 'electron';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { slowClock } from './slow-clock.mjs';

const clock = JSON.parse(process.env.KBC_SLOW_CLOCK);
slowClock(clock);
crypto.randomInt = () => 0;
syncBuiltinESMExports();

/** The document with the clock planted first; the script bears the nonce that the document's own scripts bear. */
function withClock(html) {
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
  return html.replace(
    '<head>',
    `<head><script nonce="${nonce}">(${slowClock})(${JSON.stringify(clock)})</script>`,
  );
}

// Asked for before the app asks: it serves its documents as soon as Electron is ready.
void app.whenReady().then(() => {
  const { protocol } = session.defaultSession;
  const handle = protocol.handle.bind(protocol);
  protocol.handle = (scheme, handler) =>
    handle(scheme, async (request) => {
      const response = await handler(request);
      if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) return response;
      return new Response(withClock(await response.text()), response);
    });
});
await import('../../../out/main/index.js');
