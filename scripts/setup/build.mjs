// Builds the app when what was built is not of these sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { mustRun, npmCommand } from '../lib/run.mjs';
import { inRoot, readManifest, STATE_DIR } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const SOURCES = ['main', 'common', 'preload', 'renderer', 'sandbox'];
const STAMP = join(STATE_DIR, 'built-sources.sha256');

function filesIn(path) {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .flatMap((entry) => (entry.isDirectory() ? filesIn(join(path, entry.name)) : [join(path, entry.name)]));
}

/** Files at the top that change what the build makes. */
function configFiles() {
  const isConfig = (name) =>
    /^(tsconfig.*\.json|(electron\.)?vite\.config\.\w+|package(-lock)?\.json)$/.test(name);
  return readdirSync(inRoot())
    .filter(isConfig)
    .map((name) => inRoot(name));
}

/** One hash over names and contents: file times change with every checkout, contents do not. */
export function sourcesHash() {
  const folders = SOURCES.map((name) => inRoot(name)).filter((path) => existsSync(path));
  const hash = createHash('sha256');
  for (const file of [...folders.flatMap(filesIn), ...configFiles()].sort()) {
    hash.update(file.slice(inRoot().length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function isBuilt(hash) {
  if (!existsSync(inRoot(readManifest().main)) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === hash;
}

/** What is in the build folder must not count as built any more. */
export const forgetBuild = () => rmSync(STAMP, { force: true });

/** Builds in any case, and remembers of what. @throws when the build fails */
export async function build() {
  const hash = sourcesHash();
  // Gone first: a build that fails half-way leaves something that must not count as built.
  forgetBuild();
  await mustRun([...npmCommand(), 'run', '--silent', 'build'], 'The build', { quietStdout: true });
  mkdirSync(STATE_DIR, { recursive: true });
  writeFileSync(STAMP, hash);
}

/** @returns {Promise<boolean>} whether something had to be built */
export async function ensureBuild() {
  if (isBuilt(sourcesHash())) return false;
  return withLock('build', async () => {
    if (isBuilt(sourcesHash())) return false;
    say('Building the app …');
    await build();
    return true;
  });
}
