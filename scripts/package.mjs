// `npm run package:dir`: the packaged layout (dist/linux-unpacked), with the Electron of `npm start`.
// `--inspectable` also makes its twin for tests in dist/for-tests: the same files but for one fuse, without
// which Playwright cannot attach.
import { cpSync, linkSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { mustRun, nodeScript } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/**
 * Packages the built app.
 * @param {import('./electron/ensure-electron.mjs').Electron} electron
 * @param {{inspectable?: boolean}} [options]
 * @returns {Promise<string>} absolute path of the packaged executable, or of its twin
 */
export async function packageDir(electron, { inspectable = false } = {}) {
  const settings = [
    `-c.electronDist=${electron.distDir}`,
    // Else electron-builder takes the version of the npm package, which may be another one.
    `-c.electronVersion=${electron.version}`,
  ];
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  await mustRun(nodeScript(builder, '--linux', 'dir', '--publish', 'never', ...settings), 'electron-builder');
  const executable = findExecutable(inRoot('dist', 'linux-unpacked'));
  return inspectable ? makeTwin(executable) : executable;
}

/** Links all files of the package, so that the twin costs a copy of the executable only. */
async function makeTwin(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const twin = inRoot('dist', 'for-tests', 'linux-unpacked');
  rmSync(twin, { recursive: true, force: true });
  link(inRoot('dist', 'linux-unpacked'), twin);
  const copy = join(twin, basename(executable));
  rmSync(copy);
  cpSync(executable, copy);
  await flipFuses(copy, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return copy;
}

function link(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const paths = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(...paths);
    else linkSync(...paths);
  }
}

/** The app's executable: its name is electron-builder's setting, but it is by far the largest program. */
function findExecutable(folder) {
  const programs = readdirSync(folder)
    .filter((name) => !name.includes('.'))
    .map((name) => ({ path: join(folder, name), stat: statSync(join(folder, name)) }))
    .filter(({ stat }) => stat.isFile() && (stat.mode & 0o111) !== 0)
    .sort((a, b) => b.stat.size - a.stat.size);
  if (programs.length === 0) throw new Error(`no executable in ${folder}`);
  return programs[0].path;
}

runAsScript(import.meta.url, async (args) => {
  const electron = await setUp();
  const executable = await packageDir(electron, { inspectable: args.includes('--inspectable') });
  say(`Packaged with Electron ${electron.version} (${electron.source}): ${executable}`);
  if (electron.source === 'registry')
    say('For tests only: a release must be packaged with the pinned Electron.');
});
