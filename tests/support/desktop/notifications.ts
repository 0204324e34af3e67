// What the notification daemon of the test desktop shows.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A notification as the daemon got it. */
export interface ShownNotification {
  /** The daemon's number; a notification that replaces another one keeps its number. */
  readonly id: number;
  readonly appName: string;
  readonly summary: string;
  readonly body: string;
  readonly urgency: 'LOW' | 'NORMAL' | 'CRITICAL';
  readonly category: string;
  /** Path or name of the icon; empty when the pixels were sent along. */
  readonly iconPath: string;
  /** False once it was clicked, closed by the app or by closeAllNotifications(). */
  readonly isDisplayed: boolean;
}

export { clickNotification } from './notification-click.js';

/** @internal The session's folder. @throws outside of a desktop session */
export function sessionFolder(): string {
  const folder = process.env.KBC_DESKTOP_SESSION;
  if (folder === undefined) throw new Error('Not inside a desktop session (tests/support/desktop/README.md)');
  return folder;
}

async function dunstctl(...args: string[]): Promise<string> {
  const { stdout } = await execute('dunstctl', args);
  return stdout;
}

async function closedIds(): Promise<Set<number>> {
  const history = JSON.parse(await dunstctl('history')) as { data: [{ id: { data: number } }[]] };
  return new Set(history.data[0].map((entry) => entry.id.data));
}

/** Every notification since the session began, oldest first, closed ones included. */
export async function notificationHistory(): Promise<ShownNotification[]> {
  const file = join(sessionFolder(), 'notifications.log');
  if (!existsSync(file)) return [];
  const records = readFileSync(file, 'utf8').split('\u001e').slice(0, -1);
  const closed = await closedIds();
  return records.map((record) => {
    const [id = '', appName = '', summary = '', body = '', urgency = '', category = '', iconPath = ''] =
      record.split('\u001f');
    const level = urgency as ShownNotification['urgency'];
    return {
      id: Number(id),
      appName,
      summary,
      body,
      urgency: level,
      category,
      iconPath,
      isDisplayed: !closed.has(Number(id)),
    };
  });
}

/**
 * Waits for a notification that fits, already shown ones included.
 * @throws after `timeoutMs`, with the list of those that were shown
 */
export async function waitForNotification(
  predicate: (notification: ShownNotification) => boolean,
  timeoutMs = 10_000,
): Promise<ShownNotification> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const history = await notificationHistory();
    const found = history.findLast(predicate);
    if (found !== undefined) return found;
    if (Date.now() > deadline) {
      const seen = history.map((one) => `"${one.summary}"`).join(', ') || 'none';
      throw new Error(`No such notification within ${String(timeoutMs)} ms; shown were: ${seen}`);
    }
    await delay(50);
  }
}

/** Closes all that is displayed, as a user would; they stay in the history. */
export async function closeAllNotifications(): Promise<void> {
  await dunstctl('close-all');
}
