// A user's click on a notification.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { callMethod } from './bus.mjs';
import { sessionFolder } from './notifications.js';

const execute = promisify(execFile);

const DAEMON = {
  service: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
} as const;

async function waitFor(what: string, isDone: () => boolean, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!isDone()) {
    if (Date.now() > deadline) throw new Error(what);
    await delay(20);
  }
}

/**
 * Does what a click of the user does: invokes an action of the notification (the app gets its
 * `click`), which then disappears (the app gets its `close`).
 * @throws when no notification with this id and action is displayed
 */
export async function clickNotification(id: number, action = 'default', timeoutMs = 5000): Promise<void> {
  const folder = sessionFolder();
  await alone(join(folder, 'pick.lock'), async () => {
    const signals = watchActions();
    try {
      await waitFor('busctl does not listen', signals.isListening, timeoutMs);
      await pick(folder, `[${String(id)},${action}]`, timeoutMs);
      // Closing it before dunst has told the app about the click would lose the click.
      await waitFor(
        'dunst did not report the click',
        () => signals.text().includes(`[${String(id)},"${action}"]`),
        timeoutMs,
      );
    } finally {
      signals.stop();
    }
    await callMethod({ ...DAEMON, method: 'CloseNotification', args: ['u', String(id)] });
  });
}

/** Opens dunst's list of actions; its menu program (config.mjs) picks the line with this text. */
async function pick(folder: string, line: string, timeoutMs: number): Promise<void> {
  const picked = join(folder, 'picked');
  rmSync(picked, { force: true });
  writeFileSync(join(folder, 'pick'), line);
  await execute('dunstctl', ['context']);
  // Without any action on the screen dunst starts no menu.
  await waitFor(
    `No notification with an action is displayed (wanted ${line})`,
    () => existsSync(picked),
    timeoutMs,
  );
  if (readFileSync(picked, 'utf8').trim() === '')
    throw new Error(`No displayed notification has the action ${line}`);
}

/** Listens to the clicks that the daemon reports on the bus. */
function watchActions(): { isListening: () => boolean; text: () => string; stop: () => void } {
  const match = "type='signal',interface='org.freedesktop.Notifications',member='ActionInvoked'";
  const address = process.env.DBUS_SESSION_BUS_ADDRESS ?? '';
  const child = spawn('busctl', [`--address=${address}`, '--json=short', `--match=${match}`, 'monitor'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let messages = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (messages += chunk));
  return { isListening: () => messages.includes('Monitoring'), text: () => output, stop: () => child.kill() };
}

/** Tests of several workers may share a session, but the daemon has one menu. */
async function alone(lockFolder: string, work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      mkdirSync(lockFolder);
      break;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(20);
    }
  }
  try {
    await work();
  } finally {
    rmdirSync(lockFolder);
  }
}
