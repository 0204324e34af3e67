// node tests/support/desktop/run.mjs -- <command> [arguments]
// Runs a command inside a desktop session of its own, ends the session afterwards, and exits with
// the command's exit code.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { realpathSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { startDesktopSession } from './session.mjs';

/** How long a command may take to end after a signal: a shell, for one, waits for its own children. */
const GRACE_MS = 8000;

/**
 * @param {string[]} command
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it or us
 */
export async function runInDesktopSession([command, ...args]) {
  let received;
  let child;
  let session;
  const onSignal = (signal) => {
    child?.kill(signal);
    if (received !== undefined) return;
    received = signal;
    // Ends the command, too, with all that it started.
    setTimeout(() => void session?.stop(), GRACE_MS).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, onSignal);
  session = await startDesktopSession();
  try {
    if (received !== undefined) return 128 + constants.signals[received];
    // The kernel ends the command when we are killed; the session's services have the same.
    child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
      env: session.env,
      stdio: 'inherit',
    });
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exitCode, signal) => resolve(exitCode ?? 128 + constants.signals[signal]));
    });
    const failure = session.failure();
    if (failure !== undefined)
      process.stderr.write(`A service of the desktop session was lost: ${failure}\n`);
    return code;
  } finally {
    await session.stop();
    for (const signal of signals) process.off(signal, onSignal);
  }
}

const started = process.argv[1];
if (started !== undefined && pathToFileURL(realpathSync(started)).href === import.meta.url) {
  const separator = process.argv.indexOf('--');
  const command = separator === -1 ? process.argv.slice(2) : process.argv.slice(separator + 1);
  if (command.length === 0) {
    process.stderr.write('Usage: node tests/support/desktop/run.mjs -- <command> [arguments]\n');
    process.exit(2);
  }
  runInDesktopSession(command).then(
    (code) => process.exit(code),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exit(1);
    },
  );
}
