// How tests start the app: `_electron.launch(builtApp({ userDataDir }))`.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineSwitches } from '../../../scripts/electron/switches.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** What a test decides about a start. */
export interface StartOptions {
  /** A folder of the test's own, usually `testInfo.outputPath('user-data')`. */
  readonly userDataDir: string;
  /** Switches of the app, for example `--demo`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A script that starts the built app in its own way. */
  readonly entry?: string;
  /** False: as on a machine without a keyring, where nothing can be encrypted. */
  readonly keyring?: boolean;
}

/** The parameters of Playwright's `_electron.launch`. */
export interface LaunchOptions {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  cwd: string;
}

function options(executablePath: string, app: readonly string[], start: StartOptions): LaunchOptions {
  // The store is named because Chromium guesses it from the desktop's name.
  const store = start.keyring === false ? 'basic' : 'gnome-libsecret';
  const chromium = [
    ...machineSwitches(),
    `--password-store=${store}`,
    `--user-data-dir=${start.userDataDir}`,
  ];
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    executablePath,
    args: [...chromium, ...app, ...(start.args ?? [])],
    env: { ...Object.fromEntries(inherited), ...start.env },
    cwd: ROOT,
  };
}

let electronPath = process.env.KBC_ELECTRON_PATH;

/** The built app (out/) in a plain Electron. */
export function builtApp(start: StartOptions): LaunchOptions {
  // Set by `npm test` and `npm run e2e`; asked for when Playwright was started by hand.
  electronPath ??= execFileSync(process.execPath, [join(ROOT, 'scripts', 'electron', 'path.mjs')], {
    encoding: 'utf8',
  }).trim();
  return options(electronPath, [start.entry ?? ROOT], start);
}

/** The packaged app. @throws outside of `npm test` and `npm run e2e -- --packaged` */
export function packagedApp(start: StartOptions): LaunchOptions {
  const executable = process.env.KBC_PACKAGED_PATH;
  if (executable === undefined) throw new Error('No packaged app: run `npm run e2e -- --packaged`');
  return options(executable, [], start);
}
