// Windows programs under Debian's wine64, without a display.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { capture, run } from '../lib/run.mjs';
import { WINDOWS_DIR } from './windows-node.mjs';

// The package puts them here and not on the PATH.
const LIBRARY = '/usr/lib/wine';

/** Path of a file as Windows programs see it. */
export const windowsPath = (path) => `Z:${path.replaceAll('/', '\\')}`;

/** Little of ours: variables of this system (paths, npm's own) mean other things there. */
const environment = (more) => ({
  HOME: process.env.HOME,
  PATH: process.env.PATH,
  WINEPREFIX: join(WINDOWS_DIR, 'prefix'),
  WINEDEBUG: '-all',
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
  NODE_SKIP_PLATFORM_CHECK: '1',
  ...more,
});

/**
 * Runs a program to its end, or ends it with all that it started. What it prints is lost: Node cannot write to a standard
 * output of Wine's.
 * @param {string[]} command paths as Windows sees them @param {Record<string, string>} variables @param {number} minutes
 * @returns {Promise<number>} exit code @throws when it took too long
 */
export async function runInWine(command, variables, minutes) {
  mkdirSync(WINDOWS_DIR, { recursive: true });
  const env = environment(variables);
  const bounded = ['timeout', '--kill-after=10', `${minutes}m`, join(LIBRARY, 'wine64'), ...command];
  const code = await run(bounded, { env, silent: true });
  // Wine's server ends the programs of this prefix, and only these.
  if (code !== 0) capture([join(LIBRARY, 'wineserver64'), '-k'], { env, timeoutMs: 10_000 });
  if (code === 124 || code === 137) throw new Error(`took more than ${minutes} minutes`);
  return code;
}
