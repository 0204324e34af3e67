// Tray icons as the panel sees them (StatusNotifierItem over D-Bus).
import { setTimeout as delay } from 'node:timers/promises';
import { callMethod, readProperty } from './bus.mjs';

/** A tray icon that is registered at the panel. */
export interface TrayItem {
  readonly service: string;
  readonly path: string;
  /** Process that shows it: tells the icons of two running apps apart. */
  readonly pid: number;
}

/** Pixels of an icon: rows from top to bottom, four bytes each (alpha, red, green, blue). */
export interface TrayIcon {
  readonly width: number;
  readonly height: number;
  readonly argb: Buffer;
}

const WATCHER = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
} as const;

const BUS = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** All icons in the tray, in the order of their registration. */
export async function trayItems(): Promise<TrayItem[]> {
  const names = (await readProperty({ ...WATCHER, property: 'RegisteredStatusNotifierItems' })) as string[];
  return Promise.all(
    names.map(async (name) => {
      const slash = name.indexOf('/');
      const service = name.slice(0, slash);
      const answer = (await callMethod({
        ...BUS,
        method: 'GetConnectionUnixProcessID',
        args: ['s', service],
      })) as [number];
      return { service, path: name.slice(slash), pid: answer[0] };
    }),
  );
}

/**
 * Waits for the tray icon of a process (of any, without `pid`).
 * @param pid of Electron's main process: `electronApp.process().pid` is the same only without a launcher
 *   script; `await electronApp.evaluate(() => process.pid)` always is
 */
export async function waitForTrayItem(pid?: number, timeoutMs = 10_000): Promise<TrayItem> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    // An icon may go between the list and the question about it.
    const items = await trayItems().catch(() => []);
    const found = items.find((item) => pid === undefined || item.pid === pid);
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`No tray icon within ${String(timeoutMs)} ms`);
    await delay(50);
  }
}

/** @internal Reads a property of the item. */
export async function readTrayProperty(item: TrayItem, property: string): Promise<unknown> {
  return readProperty({
    service: item.service,
    path: item.path,
    interface: 'org.kde.StatusNotifierItem',
    property,
  });
}

/** The text that appears when the pointer rests on the icon. */
export async function trayTooltip(item: TrayItem): Promise<string> {
  const [, , title, text] = (await readTrayProperty(item, 'ToolTip')) as [string, unknown, string, string];
  return [title, text].filter((part) => part !== '').join('\n');
}

/** The largest of the icon's pictures. */
export async function trayIcon(item: TrayItem): Promise<TrayIcon> {
  const pictures = (await readTrayProperty(item, 'IconPixmap')) as [number, number, number[]][];
  const largest = pictures.toSorted((a, b) => b[0] - a[0])[0];
  if (largest === undefined) throw new Error('The tray icon has no pixels');
  return { width: largest[0], height: largest[1], argb: Buffer.from(largest[2]) };
}

/** A click with the left button on the icon. */
export async function clickTray(item: TrayItem): Promise<void> {
  const target = { service: item.service, path: item.path, interface: 'org.kde.StatusNotifierItem' };
  await callMethod({ ...target, method: 'Activate', args: ['ii', '0', '0'] });
}
