import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '../../support/desktop/fixture';
import { builtApp, packagedApp } from '../../support/desktop/launch-options';
import { FormPage } from './form-page';

export interface LaunchOptions {
  /** Content of a provision file; left out = the app starts unconfigured. */
  provision?: unknown;
  policy?: unknown;
  /** Kept from an earlier launch; left out = a fresh one, removed by `dispose`. */
  dataFolder?: string;
  /** Uses the session's keyring (default) or none. */
  hasKeyring?: boolean;
  args?: string[];
  env?: Record<string, string>;
  /** A script that starts the built app in its own way. */
  entry?: string;
  /** Starts the packaged app instead of the built one. */
  isPackaged?: boolean;
}

/** One running app, as a test sees it. */
export class Companion {
  /** Errors in the console of any page, and defects of the main process once it is disposed of; must stay empty. */
  readonly problems: string[] = [];

  private constructor(
    readonly electron: ElectronApplication,
    readonly dataFolder: string,
  ) {}

  static async launch(options: LaunchOptions = {}): Promise<Companion> {
    const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'kbc-data-')));
    const provisionFile = join(dataFolder, 'provision.json');
    if (options.provision !== undefined) await writeFile(provisionFile, JSON.stringify(options.provision));
    const policyFile = join(dataFolder, 'policy.json');
    if (options.policy !== undefined) await writeFile(policyFile, JSON.stringify(options.policy));
    const start = {
      userDataDir: dataFolder,
      args: [
        ...(options.provision === undefined ? [] : [`--provision=${provisionFile}`]),
        ...(options.args ?? []),
      ],
      env: { KBC_POLICY_FILE: policyFile, ...options.env },
      keyring: options.hasKeyring ?? true,
      ...(options.entry !== undefined && { entry: options.entry }),
    };
    const electron = await _electron.launch(options.isPackaged ? packagedApp(start) : builtApp(start));
    const companion = new Companion(electron, dataFolder);
    const watch = (page: Page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') companion.problems.push(message.text());
      });
      page.on('pageerror', (error) => companion.problems.push(String(error)));
    };
    electron.windows().forEach(watch);
    electron.on('window', watch);
    return companion;
  }

  /** The event stream is open and what was missed is caught up: what finishes now is announced. */
  async waitUntilOnline(): Promise<void> {
    const page = this.electron.windows()[0] ?? (await this.electron.firstWindow());
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const answer = await window.desktop.invoke['app:status'](undefined);
          return answer.ok ? answer.value.value.karoo.state : answer.error.code;
        }),
      )
      .toBe('online');
  }

  /** Another policy, or a text that is none, at the place of the one of `launch`; the person comes back to the app. */
  async changePolicy(policy: unknown): Promise<void> {
    const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
    await writeFile(join(this.dataFolder, 'policy.json'), text);
    await this.electron.evaluate(({ app }) => {
      app.emit('browser-window-focus');
    });
  }

  /** The window of the given document once it is on the screen. */
  async window(role: 'inbox' | 'settings'): Promise<Page> {
    const page = await this.findPage((url) => url.endsWith(`/${role}.html`));
    await this.expectVisible(page);
    return page;
  }

  /** The form of the attendance with the given number, once it is on the screen. */
  async form(attendanceNumber: string): Promise<FormPage> {
    const page = await this.findPage(
      (url) => url.endsWith('/form.html'),
      async (candidate) => (await candidate.title()).split(' ')[0] === attendanceNumber,
    );
    await this.expectVisible(page);
    return new FormPage(page);
  }

  /** Whether the page's window is shown, and whether it has the focus. */
  async windowState(page: Page): Promise<{ isVisible: boolean; isFocused: boolean }> {
    const window = await this.handleOf(page);
    return askAgain(() =>
      window.evaluate((target) => ({ isVisible: target.isVisible(), isFocused: target.isFocused() })),
    );
  }

  /** Gives the page's window the focus, as a click into it would. */
  async focusWindow(page: Page): Promise<void> {
    const window = await this.handleOf(page);
    await window.evaluate((target) => {
      target.focus();
    });
    await expect.poll(async () => (await this.windowState(page)).isFocused).toBe(true);
  }

  /** Closes the page's window as its close button would. */
  async closeWindow(page: Page): Promise<void> {
    const window = await this.handleOf(page);
    await window.evaluate((target) => {
      target.close();
    });
  }

  /** Enlarges a page as Ctrl and + do; 1 = not at all. */
  async zoom(page: Page, factor: number): Promise<void> {
    const width = () => page.evaluate(() => innerWidth);
    const handle = await this.handleOf(page);
    const before = await handle.evaluate((target) => target.webContents.getZoomFactor());
    const wanted = ((await width()) * before) / factor;
    await handle.evaluate((target, value) => {
      target.webContents.setZoomFactor(value);
    }, factor);
    await expect.poll(async () => Math.abs((await width()) - wanted)).toBeLessThanOrEqual(1);
  }

  /** Numbers of the attendances whose form windows are on the screen. */
  async openForms(): Promise<string[]> {
    const titles: string[] = [];
    for (const page of this.electron.windows()) {
      if (!page.url().endsWith('/form.html')) continue;
      if ((await this.windowState(page)).isVisible) titles.push((await page.title()).split(' ')[0] ?? '');
    }
    return titles;
  }

  /** The regular end: what is typed is saved first. */
  async quit(): Promise<void> {
    await this.electron.close();
  }

  /** The hard end, as a power cut would do it. */
  async kill(): Promise<void> {
    const process = this.electron.process();
    const gone = new Promise((resolve) => process.once('exit', resolve));
    process.kill('SIGKILL');
    await gone;
  }

  async dispose(): Promise<void> {
    await this.electron.close().catch(() => undefined);
    this.problems.push(...(await this.defects()));
    await rm(this.dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What the main process should never have thrown, from its log. */
  private async defects(): Promise<string[]> {
    const log = await readFile(join(this.dataFolder, 'logs', 'main.log'), 'utf8').catch(() => '');
    return log.split('\n').filter((line) => line.includes('"message":"defect"'));
  }

  private async handleOf(page: Page): Promise<JSHandle<BrowserWindow>> {
    return askAgain(() => this.electron.browserWindow(page) as Promise<JSHandle<BrowserWindow>>);
  }

  private async findPage(
    hasUrl: (url: string) => boolean,
    isRight: (page: Page) => Promise<boolean> = () => Promise.resolve(true),
  ): Promise<Page> {
    let found: Page | undefined;
    await expect
      .poll(
        async () => {
          for (const page of this.electron.windows()) {
            if (hasUrl(page.url()) && (await isRight(page).catch(() => false))) found = page;
          }
          return found !== undefined;
        },
        `no such window; there are: ${this.electron
          .windows()
          .map((page) => page.url())
          .join(', ')}`,
      )
      .toBe(true);
    return found as Page;
  }

  private async expectVisible(page: Page): Promise<void> {
    await expect.poll(async () => (await this.windowState(page)).isVisible).toBe(true);
  }
}

const mostTries = 5;

/**
 * Node's inspector drops an answer when the process collects garbage at the wrong moment; a question that changes
 * nothing is asked once more, and again where much garbage is made.
 */
async function askAgain<T>(question: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await question();
    } catch (error) {
      if (tries === mostTries || !String(error).includes('promise was garbage collected')) throw error;
    }
  }
}
