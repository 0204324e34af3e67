// Starting other programs, with their output shown or captured.
import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './paths.mjs';

/** The npm that started us, or the one in PATH: [command, ...first arguments]. */
export function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.[cm]?js$/.test(cli)) return [process.execPath, cli];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** The JavaScript file behind a command of node_modules, run by this very Node (works on Windows too). */
export const nodeScript = (file, ...args) => [process.execPath, file, ...args];

let runningChildren = 0;
let interrupted = false;

/** Whether a command started by run() is still there. */
export const hasRunningChild = () => runningChildren > 0;

/** Whether somebody asked us to stop while a command ran: do not start the next one. */
export const wasInterrupted = () => interrupted;

const exitCodeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 1);

/**
 * Runs a command with the terminal's output and passes SIGINT and SIGTERM on to it, so that
 * it can end in its own way. Its stdout can be sent to our stderr to keep ours clean, or it can be silent altogether.
 * @returns {Promise<number>} exit code (128 + n when a signal ended it, 127 when it cannot start)
 */
export function run(
  [command, ...args],
  { env = process.env, cwd = ROOT, quietStdout = false, silent = false } = {},
) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && command.endsWith('.cmd');
    const child = spawn(command, args, {
      cwd,
      env,
      shell,
      stdio: silent ? 'ignore' : ['inherit', quietStdout ? 2 : 'inherit', 'inherit'],
    });
    runningChildren += 1;
    const forward = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    const stopForwarding = () => {
      runningChildren -= 1;
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
    };
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.once('error', (error) => {
      stopForwarding();
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(exitCodeOf(code, signal));
    });
  });
}

/** Like run(), but a failure is an Error that says which step failed. */
export async function mustRun(command, what, options) {
  const code = await run(command, options);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code})`);
}

/** Runs a short command and returns its text. `timeoutMs` bounds it. */
export function capture([command, ...args], { env = process.env, cwd = ROOT, timeoutMs = 60_000 } = {}) {
  const shell = process.platform === 'win32' && command.endsWith('.cmd');
  const result = spawnSync(command, args, {
    cwd,
    env,
    shell,
    encoding: 'utf8',
    timeout: timeoutMs,
    maxBuffer: 1e8,
  });
  return {
    code: result.error ? 127 : exitCodeOf(result.status, result.signal),
    stdout: result.stdout ?? '',
    stderr: result.error ? result.error.message : (result.stderr ?? ''),
  };
}
