import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import * as path from 'node:path';
import { expect, test } from './support/fixture';

/** Runs the statements in the page as if they had been injected there. */
function inject(page: Page, body: string): Promise<unknown> {
  return page.evaluate(`(async () => { ${body} })()`);
}

test.describe('security', () => {
  test('every window is sandboxed, isolated and without Node', async ({ launch }) => {
    const companion = await launch();
    await companion.window('inbox');
    const preferences = await companion.electron.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => {
        const known = contents as unknown as { getLastWebPreferences(): Electron.WebPreferences };
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } =
          known.getLastWebPreferences();
        return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
      }),
    );
    expect(preferences.length).toBeGreaterThan(1);
    for (const actual of preferences) {
      expect(actual).toEqual({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      });
    }
  });

  test('a page sees the narrow desktop API and nothing else of Electron', async ({ launch }) => {
    const companion = await launch();
    const page = await companion.window('inbox');
    expect(
      await inject(page, 'return [typeof require, typeof process, typeof module, typeof ipcRenderer];'),
    ).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
    expect(await inject(page, 'return Object.keys(window.desktop);')).toEqual(['invoke', 'on']);
    expect(await inject(page, 'return Object.isFrozen(window.desktop.invoke) || "writable";')).toBe(true);
  });

  test('the content security policy stops injected code, styles, frames and requests', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const page = await companion.window('inbox');
    const violations = await inject(
      page,
      `const seen = [];
       document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
       const script = document.createElement('script');
       try { script.textContent = 'window.pwned = 1'; } catch { seen.push('trusted-types'); }
       try { document.body.innerHTML = '<b onclick="1">x</b>'; } catch { seen.push('trusted-types'); }
       // Outside of the debugger's own evaluation, which may always use eval.
       await new Promise((done) => setTimeout(() => {
         try { eval('window.pwned = 2'); } catch { seen.push('eval'); }
         done();
       }));
       const style = document.createElement('style');
       style.textContent = 'body { display: none }';
       document.head.append(style);
       const image = document.createElement('img');
       image.src = '${sandbox.karooUrl}/x.png';
       document.body.append(image);
       const frame = document.createElement('iframe');
       frame.src = 'https://example.com';
       document.body.append(frame);
       const wanted = ['style-src-elem', 'img-src', 'frame-src', 'connect-src'];
       const reported = new Promise((done) => {
         const check = () => wanted.every((name) => seen.includes(name)) && done();
         document.addEventListener('securitypolicyviolation', check);
       });
       await fetch('${sandbox.karooUrl}/v1/conta').catch(() => seen.push('fetch'));
       await reported;
       style.remove(); image.remove(); frame.remove();
       return { seen, pwned: window.pwned };`,
    );
    const { seen, pwned } = violations as { seen: string[]; pwned: unknown };
    expect(pwned).toBeUndefined();
    expect(seen).toEqual(
      expect.arrayContaining([
        'trusted-types',
        'eval',
        'style-src-elem',
        'img-src',
        'frame-src',
        'connect-src',
        'fetch',
      ]),
    );
    companion.problems.length = 0;
  });

  test('no page can be led away, opens a window or attaches a webview', async ({ launch }) => {
    const companion = await launch();
    const page = await companion.window('inbox');
    const url = page.url();
    const count = companion.electron.windows().length;
    await inject(
      page,
      `location.href = 'https://example.com/';
       location.href = 'file:///etc/passwd';
       location.href = 'app://companion/settings.html';
       window.open('https://example.com/');
       window.open('app://companion/form.html');
       const link = document.createElement('a');
       link.href = 'https://example.com/'; link.target = '_blank';
       document.body.append(link); link.click(); link.remove();
       const view = document.createElement('webview');
       view.setAttribute('src', 'https://example.com/');
       document.body.append(view);
       await new Promise((done) => setTimeout(done, 300));
       view.remove();`,
    );
    expect(page.url()).toBe(url);
    expect(companion.electron.windows()).toHaveLength(count);
    companion.problems.length = 0;
  });

  test('the app:// handler serves the known files and nothing else', async ({ launch }) => {
    const companion = await launch();
    await companion.window('inbox');
    const statuses = await companion.electron.evaluate(async ({ net }) => {
      const paths = [
        'companion/inbox.html',
        'companion/nothing.html',
        'companion/',
        'companion/../main/index.js',
        'companion/..%2fmain%2findex.js',
        'companion/..%5c..%5cpackage.json',
        'companion/%2e%2e/%2e%2e/package.json',
        'companion//etc/passwd',
        'companion/inbox.html%00.png',
        'other/inbox.html',
      ];
      return Promise.all(paths.map(async (path) => (await net.fetch(`app://${path}`)).status));
    });
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 404, 404, 404]);
  });

  test('every permission is refused', async ({ launch }) => {
    const companion = await launch();
    const page = await companion.window('inbox');
    const answers = await inject(
      page,
      `const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
       const states = [];
       for (const name of names) states.push((await navigator.permissions.query({ name })).state);
       const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'granted', () => 'refused');
       return [...states, media];`,
    );
    expect(answers).toEqual(['denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'refused']);
  });

  test('a call with bad data, or of another window’s business, is refused by main', async ({ launch }) => {
    const companion = await launch();
    const page = await companion.window('inbox');
    const codes = await inject(
      page,
      `const { invoke } = window.desktop;
       const answers = [
         await invoke['inbox:open']({ attendanceId: 1 }),
         await invoke['history:list']({ offset: 0, limit: 10, extra: true }),
         await invoke['settings:read'](),
         await invoke['settings:save']({ values: { 'bimer.baseUrl': 'https://evil.example' }, secrets: {} }),
         await invoke['form:submit']({ form: {}, isLast: true }),
         await invoke['form:conversation'](),
       ];
       return answers.map((answer) => answer.ok ? 'ok' : answer.error.code);`,
    );
    expect(codes).toEqual([
      'invalid-input',
      'invalid-input',
      'not-allowed',
      'not-allowed',
      'invalid-input',
      'not-allowed',
    ]);
  });

  test('no secret reaches a page, the settings file or the log', async ({ launch, sandbox }) => {
    const companion = await launch();
    await companion.window('inbox');
    const secrets = [sandbox.provision.karoo.token, sandbox.provision.bimer.password];
    for (const name of ['settings.json', 'secrets.json', 'logs/main.log']) {
      const content = await readFile(path.join(companion.dataFolder, name), 'utf8');
      for (const secret of secrets) expect(content, name).not.toContain(secret);
    }
    const stored = JSON.parse(await readFile(path.join(companion.dataFolder, 'secrets.json'), 'utf8')) as {
      secrets: Record<string, string>;
    };
    const prefix = Buffer.from(stored.secrets['karoo.token'] ?? '', 'base64')
      .subarray(0, 3)
      .toString();
    expect(prefix, 'encrypted by the keyring, not by the well-known key').toBe('v11');
  });
});
