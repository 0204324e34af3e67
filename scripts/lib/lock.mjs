// Two terminals may run `npm start` and `npm test` at once: installing, unpacking or building
// twice into the same folder would break both, so such steps run one after the other.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { inRoot } from './paths.mjs';
import { say } from './say.mjs';

/** Whether a process lives. A process of another user (EPERM) lives, too. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock, or says who has it: 0 is a process that is just writing its number into it. */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = ownerOf(file);
  if (owner === undefined || isAlive(owner)) return owner ?? 0;
  // Left behind by a process that died: ours to remove.
  rmSync(file, { force: true });
  return take(file);
}

function ownerOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs `work` while no other process of this repository is inside the lock of that name.
 * @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function withLock(name, work) {
  // Not in node_modules: `npm ci` empties that folder while the lock is held.
  mkdirSync(inRoot('.electron'), { recursive: true });
  const file = inRoot('.electron', `${name}.lock`);
  let told = false;
  for (let owner = take(file); owner !== undefined; owner = take(file)) {
    if (!told && owner > 0) {
      say(`Waiting for another process (${owner}) that does the step "${name}" …`);
      told = true;
    }
    await delay(200);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}
