// The locked npm dependencies: installed when they are missing or are not those of package-lock.json.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../lib/lock.mjs';
import { mustRun, npmCommand } from '../lib/run.mjs';
import { inRoot, STATE_DIR } from '../lib/paths.mjs';
import { say } from '../lib/say.mjs';

const LOCK_FILE = inRoot('package-lock.json');
/** What npm itself writes as the last step of an installation; an aborted one has none. */
const INSTALLED_FILE = inRoot('node_modules', '.package-lock.json');
const STAMP = join(STATE_DIR, 'installed-lock.sha256');

const lockHash = () => createHash('sha256').update(readFileSync(LOCK_FILE)).digest('hex');

const readOr = (file, otherwise) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
};

/** Whether an installation made by hand (`npm ci`, `npm install`) already is what the lock file says. */
function installedMatchesLock() {
  const installed = JSON.parse(readOr(INSTALLED_FILE, '{}')).packages;
  if (installed === undefined) return false;
  const wanted = { ...JSON.parse(readFileSync(LOCK_FILE, 'utf8')).packages };
  delete wanted['']; // the project itself
  const isRight = ([path, entry]) =>
    installed[path] === undefined ? entry.optional === true : installed[path].version === entry.version;
  return Object.entries(wanted).every(isRight) && Object.keys(installed).every((path) => path in wanted);
}

function remember(hash) {
  mkdirSync(STATE_DIR, { recursive: true });
  writeFileSync(STAMP, hash);
}

/** Whether the installed dependencies are those of the lock file. */
export function dependenciesAreFresh() {
  const hash = lockHash();
  if (readOr(INSTALLED_FILE, '') === '') return false;
  if (readOr(STAMP, '') === hash) return true;
  if (!installedMatchesLock()) return false;
  remember(hash);
  return true;
}

/** @returns {Promise<boolean>} whether something had to be installed */
export async function ensureDependencies() {
  if (dependenciesAreFresh()) return false;
  return withLock('dependencies', async () => {
    if (dependenciesAreFresh()) return false;
    say('Installing the locked npm dependencies (npm ci) …');
    // Our stdout may be somebody's answer (electron:path), so npm's goes to stderr.
    await mustRun([...npmCommand(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], 'npm ci', {
      quietStdout: true,
    });
    remember(lockHash());
    return true;
  });
}
