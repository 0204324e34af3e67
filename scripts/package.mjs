// `npm run package:dir`: the packaged layout (dist/linux-unpacked), with the Electron of `npm start`.
// `--inspectable` makes the twin for tests in dist/for-tests: the same but for one fuse, without
// which Playwright cannot attach.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runAsScript } from './lib/main.mjs';
import { inRoot } from './lib/paths.mjs';
import { mustRun, nodeScript } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { setUp } from './setup.mjs';

/**
 * Packages the built app.
 * @param {import('./electron/ensure-electron.mjs').Electron} electron
 * @param {{inspectable?: boolean}} [options]
 * @returns {Promise<string>} absolute path of the packaged executable
 */
export async function packageDir(electron, { inspectable = false } = {}) {
  const output = inspectable ? join('dist', 'for-tests') : 'dist';
  const settings = [
    `-c.electronDist=${electron.distDir}`,
    // Else electron-builder takes the version of the npm package, which may be another one.
    `-c.electronVersion=${electron.version}`,
    `-c.directories.output=${output}`,
    '-c.npmRebuild=false',
    ...(inspectable ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : []),
  ];
  const builder = inRoot('node_modules', 'electron-builder', 'cli.js');
  await mustRun(nodeScript(builder, '--linux', 'dir', '--publish', 'never', ...settings), 'electron-builder');
  return findExecutable(inRoot(output, 'linux-unpacked'));
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
