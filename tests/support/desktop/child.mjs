// Processes of a desktop session: started so that they cannot outlive the process that started
// them, and found again by the session's own folder, which they all have in their environment.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Starts a service. setpriv makes the kernel kill it when we die, even from SIGKILL.
 * @param {string[]} command
 * @param {{env: NodeJS.ProcessEnv, logFile: string, stdin?: string, extraPipe?: boolean}} options
 */
export function startService([command, ...args], { env, logFile, stdin, extraPipe = false }) {
  const log = openSync(logFile, 'a');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
    env,
    // Ctrl-C goes to the whole process group of a terminal: the tests shall end first, then these.
    detached: true,
    stdio: [stdin === undefined ? 'ignore' : 'pipe', log, log, ...(extraPipe ? ['pipe'] : [])],
  });
  closeSync(log);
  if (stdin !== undefined) {
    // A service that ends at once closes the pipe; its exit is reported by whoever waits for it.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  }
  child.once('error', (error) => {
    child.startError = error;
  });
  return child;
}

/** Why a service is not there any more, or undefined while it runs. */
export function failureOf(child) {
  if (child.startError) return child.startError.message;
  if (child.exitCode !== null) return `ended with exit code ${child.exitCode}`;
  return child.signalCode === null ? undefined : `was ended by ${child.signalCode}`;
}

/** First line that a service writes to its extra pipe (file descriptor 3). */
export function firstLine(child) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdio[3].on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.split('\n')[0]);
    });
    child.stdio[3].once('error', reject);
    child.once('exit', () => reject(new Error(failureOf(child))));
    child.once('error', reject);
  });
}

/**
 * Asks `isReady` until it says yes.
 * @throws when the service ends, or the deadline passes
 */
export async function waitUntil(what, isReady, { child, timeoutMs = 20_000 } = {}) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await isReady()) return;
    const failure = child === undefined ? undefined : failureOf(child);
    if (failure !== undefined) throw new Error(`${what}: ${failure}`);
    if (Date.now() > deadline) throw new Error(`${what}: not ready after ${timeoutMs} ms`);
    await delay(25);
  }
}

/** Process ids whose environment holds `marker`, ourselves excepted. */
export function processesWith(marker) {
  const holds = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(marker);
    } catch {
      return false; // It ended just now, or is another user's.
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => pid !== process.pid && holds(pid));
}

/** Ends processes by id: asks first, then forces after `graceMs`. */
export async function endProcesses(pids, graceMs = 3000) {
  const signal = (name) => (pid) => {
    try {
      process.kill(pid, name);
    } catch {
      // Gone already.
    }
  };
  pids.forEach(signal('SIGTERM'));
  const deadline = Date.now() + graceMs;
  const isGone = (pid) => !existsSync(`/proc/${pid}`) || /^State:\s+Z/m.test(readStatus(pid));
  while (Date.now() < deadline && !pids.every(isGone)) await delay(25);
  pids.filter((pid) => !isGone(pid)).forEach(signal('SIGKILL'));
}

function readStatus(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return 'State:\tZ';
  }
}
