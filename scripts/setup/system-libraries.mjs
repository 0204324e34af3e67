// Libraries of the system. On Debian and its children they are installed (as root) or named in one
// exact command; elsewhere only what is really missing is told.
import { existsSync } from 'node:fs';
import { capture, mustRun } from '../lib/run.mjs';
import { say } from '../lib/say.mjs';

const isDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version');
const isRoot = () => process.getuid?.() === 0;

/** Those of `packages` that are not installed. A virtual or renamed package counts when something provides it. */
export function missingPackages(packages) {
  const format = '${db:Status-Status}\t${Package}\t${Provides}\n';
  const { stdout } = capture(['dpkg-query', '-W', '-f', format]);
  const present = new Set();
  for (const line of stdout.split('\n')) {
    const [status, name, provides = ''] = line.split('\t');
    if (status !== 'installed') continue;
    present.add(name);
    for (const other of provides.split(',')) present.add(other.trim().split(/[ :]/)[0]);
  }
  return packages.filter((name) => !present.has(name));
}

/** @returns {Promise<boolean>} whether something had to be installed @throws when it cannot be */
export async function ensureDebianPackages(packages) {
  if (!isDebian()) return false;
  const missing = missingPackages(packages);
  if (missing.length === 0) return false;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing];
  if (!isRoot()) {
    throw new Error(
      `Debian packages are missing. Please run:\n\n  sudo apt-get update && sudo ${install.join(' ')}\n`,
    );
  }
  say(`Installing Debian packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, quietStdout: true };
  await mustRun(['apt-get', 'update', '-qq'], 'apt-get update', quiet);
  // dpkg's own messages fill a page for one package; errors still show.
  await mustRun([install[0], '-qq', '-o=Dpkg::Use-Pty=0', ...install.slice(1)], 'apt-get install', quiet);
  return true;
}

/** On other Linux systems: says which shared libraries the executable cannot find. */
export function checkSharedLibraries(execPath) {
  if (process.platform !== 'linux' || isDebian()) return;
  const { stdout } = capture(['ldd', execPath]);
  const missing = [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
  if (missing.length > 0) {
    throw new Error(
      `Electron needs libraries that this system lacks: ${missing.join(', ')}. Please install the packages that hold them.`,
    );
  }
}
