// The desktop around the app: inside a session of tests/support/desktop it can be asked and photographed,
// a person's own desktop is left alone.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { callMethod, readProperty } from '../../tests/support/desktop/bus.mjs';

const execute = promisify(execFile);

/** Whether we run inside a desktop session of our own. */
export const isOwnDesktop = () => process.env.KBC_DESKTOP_SESSION !== undefined;

/** Notifications that the session's daemon showed, oldest first. */
export function shownNotifications() {
  const file = join(process.env.KBC_DESKTOP_SESSION, 'notifications.log');
  if (!existsSync(file)) return [];
  const records = readFileSync(file, 'utf8').split('\u001e').slice(0, -1);
  return records.map((record) => {
    const [id, appName, summary, body] = record.split('\u001f');
    return { id: Number(id), appName, summary, body };
  });
}

export const closeNotifications = () => execute('dunstctl', ['close-all']);

/** What the panel shows when the pointer rests on the app's tray icon. */
export async function trayTooltip(pid) {
  const watcher = 'org.kde.StatusNotifierWatcher';
  const items = await readProperty({
    service: watcher,
    path: '/StatusNotifierWatcher',
    interface: watcher,
    property: 'RegisteredStatusNotifierItems',
  });
  for (const item of items) {
    const service = item.slice(0, item.indexOf('/'));
    const bus = 'org.freedesktop.DBus';
    const question = { service: bus, path: '/org/freedesktop/DBus', interface: bus };
    const args = ['s', service];
    const [owner] = await callMethod({ ...question, method: 'GetConnectionUnixProcessID', args });
    if (owner !== pid) continue;
    const target = { service, path: item.slice(item.indexOf('/')), interface: 'org.kde.StatusNotifierItem' };
    const [, , title, text] = await readProperty({ ...target, property: 'ToolTip' });
    return [title, text].filter((part) => part !== '').join('\n');
  }
  return undefined;
}

/** Saves the session's screen, or a part of it ("300x200+10+20": width, height, left, top). */
export async function photographScreen(file, geometry) {
  await execute('import', ['-window', 'root', '-silent', file]);
  // Not by import itself: for the root window it ignores -crop.
  if (geometry !== undefined) await execute('mogrify', ['-crop', geometry, '+repage', '-strip', file]);
}
