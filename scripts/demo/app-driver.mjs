// The real app, started and seen from outside: its windows as Playwright pages.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { ROOT } from '../lib/paths.mjs';
import { machineSwitches } from '../electron/switches.mjs';
import { until } from './check.mjs';
import { isOwnDesktop } from './desktop.mjs';

const CLOSE_MS = 10_000;

/**
 * Starts the built app with data of its own, connected to what `provision` says.
 * @param {{provision: unknown, colorScheme?: 'light' | 'dark' | null}} options
 */
export async function startApp({ provision, colorScheme = null }) {
  const executablePath = process.env.KBC_ELECTRON_PATH;
  if (executablePath === undefined)
    throw new Error('KBC_ELECTRON_PATH is not set: use `npm run demo` or `npm run screenshots`');
  const dataFolder = mkdtempSync(join(tmpdir(), 'kbc-demo-data-'));
  const removeData = () => rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  const provisionFile = join(dataFolder, 'provision.json');
  writeFileSync(provisionFile, JSON.stringify(provision), { mode: 0o600 });
  // Playwright may end us while it starts the app.
  process.once('exit', removeData);
  try {
    const electron = await _electron.launch({
      executablePath,
      args: [
        ...machineSwitches(),
        ROOT,
        `--user-data-dir=${dataFolder}`,
        // On a person's own desktop their keyring is left alone: the secrets stay in memory.
        `--password-store=${isOwnDesktop() ? 'gnome-libsecret' : 'basic'}`,
        `--provision=${provisionFile}`,
      ],
      cwd: ROOT,
      // The machine's policy, if there is one, is not for the demo.
      env: { ...process.env, KBC_POLICY_FILE: join(dataFolder, 'no-policy.json') },
      colorScheme,
      timeout: 60_000,
    });
    electron.context().setDefaultTimeout(30_000);
    return new AppDriver(electron, removeData);
  } catch (error) {
    removeData();
    throw error;
  }
}

class AppDriver {
  #removeData;

  constructor(electron, removeData) {
    this.electron = electron;
    this.#removeData = removeData;
    // Once more, so that it comes after Playwright's own handler, which ends the app.
    process.off('exit', removeData);
    process.once('exit', removeData);
  }

  /** The window of a document, once it is on the screen. @param {'inbox' | 'settings'} role */
  async window(role) {
    return this.#visiblePage(`the window ${role}`, async (page) => page.url().endsWith(`/${role}.html`));
  }

  /** The form of an attendance, once it is on the screen. */
  async form(number) {
    return this.#visiblePage(`the form of ${number}`, async (page) => {
      if (!page.url().endsWith('/form.html')) return false;
      return (await page.title()).startsWith(`${number} `);
    });
  }

  async windowState(page) {
    const window = await this.electron.browserWindow(page);
    return window.evaluate((target) => ({
      isVisible: target.isVisible(),
      isFocused: target.isFocused(),
      shownAt: target.shownAt ?? null,
    }));
  }

  /** Gives the window the focus, as a click into it does. */
  async focus(page) {
    await (await this.electron.browserWindow(page)).evaluate((target) => target.focus());
  }

  async setContentSize(page, width, height) {
    const window = await this.electron.browserWindow(page);
    await window.evaluate((target, size) => target.setContentSize(...size), [width, height]);
    await page.waitForFunction((size) => innerWidth === size[0] && innerHeight === size[1], [width, height]);
  }

  /** From now on every window that exists notes when it appears (`windowState().shownAt`). */
  noteAppearing() {
    return this.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        window.once('show', () => (window.shownAt = Date.now()));
    });
  }

  /** Ends the app in the regular way, or by force when it hangs, and removes its data. */
  async close() {
    const patience = setTimeout(() => this.electron.process().kill('SIGKILL'), CLOSE_MS);
    await this.electron.close().catch(() => undefined);
    clearTimeout(patience);
    process.off('exit', this.#removeData);
    this.#removeData();
  }

  #visiblePage(what, isRight) {
    return until(`${what} did not appear`, async () => {
      for (const page of this.electron.windows()) {
        // A window may close while it is asked.
        const isIt = await isRight(page).catch(() => false);
        if (isIt && (await this.windowState(page).catch(() => null))?.isVisible) return page;
      }
      return undefined;
    });
  }
}
