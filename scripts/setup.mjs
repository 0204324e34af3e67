// Makes a fresh clone ready; a second run finds everything done. Only Node's own modules are
// imported before `npm ci` has run.   node scripts/setup.mjs [--tests] [--no-build]
import { runAsScript } from './lib/main.mjs';
import { readManifest } from './lib/paths.mjs';
import { duration, say } from './lib/say.mjs';
import { ensureElectron } from './electron/ensure-electron.mjs';
import { ensureBuild } from './setup/build.mjs';
import { RUNTIME_PACKAGES, TEST_PACKAGES, WINDOWS_RULES_PACKAGES } from './setup/debian-packages.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { requireNode } from './setup/node-version.mjs';
import { checkSharedLibraries, ensureDebianPackages } from './setup/system-libraries.mjs';

async function timed(what, step) {
  const start = performance.now();
  const result = await step();
  // Steps that found nothing to do are not worth a line.
  if (performance.now() - start > 2000) say(`  ${what}: done in ${duration(performance.now() - start)}`);
  return result;
}

/**
 * @param {object} [options]
 * @param {boolean} [options.tests] also what tests and the guided demo need (a desktop without a monitor)
 * @param {boolean} [options.windowsRules] also what the check under Windows' rules needs
 * @param {boolean} [options.build] false when the caller builds itself
 * @returns {Promise<import('./electron/ensure-electron.mjs').Electron>}
 */
export async function setUp({ tests = false, windowsRules = false, build = true } = {}) {
  requireNode(readManifest().engines.node);
  // Before Electron: unpacking it needs unzip, and its fuses need a dependency.
  const packages = [
    ...(tests ? TEST_PACKAGES : RUNTIME_PACKAGES),
    ...(windowsRules ? WINDOWS_RULES_PACKAGES : []),
  ];
  await timed('Debian packages', () => ensureDebianPackages(packages));
  await timed('npm dependencies', () => ensureDependencies());
  const electron = await timed('Electron', () => ensureElectron());
  checkSharedLibraries(electron.execPath);
  if (build) await timed('build', () => ensureBuild());
  return electron;
}

runAsScript(import.meta.url, async (args) => {
  const electron = await setUp({ tests: args.includes('--tests'), build: !args.includes('--no-build') });
  say(`Ready: Electron ${electron.version} (${electron.source}) in ${electron.distDir}`);
});
