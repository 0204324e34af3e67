// `npm start`: makes a fresh clone ready, then starts the app in demo mode.
import { runAsScript } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { hasDisplay, machineSwitches, needsNoSandbox } from './electron/switches.mjs';
import { runDemo } from './demo.mjs';
import { setUp } from './setup.mjs';

runAsScript(import.meta.url, async (args) => {
  if (!hasDisplay()) {
    say(
      'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set): running the guided demo on a virtual screen instead.',
    );
    return runDemo(args);
  }
  const { execPath, version } = await setUp();
  if (needsNoSandbox())
    say('Running as root: Chromium needs --no-sandbox. Use a normal account for anything but trying it out.');
  say(`Starting the app in demo mode (Electron ${version}) …`);
  return run([execPath, ...machineSwitches(), ROOT, '--demo', ...args]);
});
