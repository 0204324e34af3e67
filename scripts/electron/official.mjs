// The official download of the pinned version, made by the installer that the npm package brings.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { say } from '../lib/say.mjs';
import { CACHE_DIR, ELECTRON_PACKAGE, pinnedVersion, versionIn } from './pinned.mjs';

// Enough for 110 MB on a slow line. Without a route it fails in seconds, or after the
// system's connect time-out (about 2 minutes) when a firewall swallows the packets.
const LIMIT_MS = 10 * 60_000;

const DIST = join(ELECTRON_PACKAGE, 'dist');
const FAILURES = join(CACHE_DIR, 'official-download-failed.json');

/** The folder of an official download of the pinned version, if it is there and complete. */
export function findOfficial() {
  return versionIn(DIST) === pinnedVersion() ? DIST : undefined;
}

/** Whether the official download of this very version failed before on this machine. */
export function officialFailedBefore() {
  try {
    return JSON.parse(readFileSync(FAILURES, 'utf8')).version === pinnedVersion();
  } catch {
    return false;
  }
}

/** Tries the download. @returns {string | undefined} the folder, or undefined when it failed. */
export function downloadOfficial() {
  const version = pinnedVersion();
  say(`Downloading Electron ${version} from its official place (about 110 MB) …`);
  const result = spawnSync(process.execPath, [join(ELECTRON_PACKAGE, 'install.js')], {
    cwd: ELECTRON_PACKAGE,
    encoding: 'utf8',
    timeout: LIMIT_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.status === 0 && findOfficial() !== undefined) return DIST;
  mkdirSync(CACHE_DIR, { recursive: true });
  writeFileSync(FAILURES, JSON.stringify({ version, at: new Date().toISOString() }));
  say(`  not possible here: ${reasonOf(result)}`);
  return undefined;
}

function reasonOf(result) {
  if (result.error?.code === 'ETIMEDOUT') return `no end after ${LIMIT_MS / 60_000} minutes`;
  if (result.error) return result.error.message;
  const lines = (result.stderr ?? '').split('\n').map((line) => line.trim());
  // What the installer's fetch says when there is no route; its stack names no reason.
  if (lines[0] === 'TypeError: fetch failed') return 'its server cannot be reached';
  return lines.find((line) => /error/i.test(line)) ?? `exit code ${result.status}`;
}
