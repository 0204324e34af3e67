// Which Electron the project wants, and what a folder really holds.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../lib/run.mjs';
import { inRoot, readManifest } from '../lib/paths.mjs';

/** The exact version that package.json pins: the only one that may be shipped. */
export const pinnedVersion = () => readManifest().devDependencies.electron;

/** The npm package `electron`; its own download goes to its `dist` folder. */
export const ELECTRON_PACKAGE = inRoot('node_modules', 'electron');

/** Our own cache: one folder per version. */
export const CACHE_DIR = inRoot('.electron');

const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Path of the executable inside an Electron folder. */
export const executableIn = (distDir) => join(distDir, EXECUTABLES[process.platform] ?? 'electron');

/** Version of the Electron in a folder, without the "v"; undefined when it is not complete. */
export function versionIn(distDir) {
  if (!existsSync(executableIn(distDir))) return undefined;
  try {
    return readFileSync(join(distDir, 'version'), 'utf8').trim().replace(/^v/, '') || undefined;
  } catch {
    return undefined;
  }
}

/** Asks the executable itself, for folders without a version file (a repacked Electron). */
export function askVersion(execPath) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const result = capture([execPath, '-p', 'process.versions.electron'], { env, timeoutMs: 20_000 });
  const version = result.stdout.trim();
  return result.code === 0 && /^\d+\.\d+\.\d+/.test(version) ? version : undefined;
}
