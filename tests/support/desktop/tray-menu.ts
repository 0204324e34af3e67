// The menu of a tray icon, read and used as the panel does (com.canonical.dbusmenu).
import { callMethod, type Variant } from './bus.mjs';
import { readTrayProperty, type TrayItem } from './tray.js';

/** One entry of the menu. */
export interface TrayMenuEntry {
  readonly id: number;
  /** Empty for a separator. */
  readonly label: string;
  readonly isSeparator: boolean;
  readonly isEnabled: boolean;
  /** Undefined when the entry is no check box or radio button. */
  readonly isChecked: boolean | undefined;
  readonly children: readonly TrayMenuEntry[];
}

type Layout = [id: number, properties: Record<string, Variant>, children: { data: Layout }[]];

async function callMenu(item: TrayItem, method: string, args: string[]): Promise<unknown> {
  const path = (await readTrayProperty(item, 'Menu')) as string;
  return callMethod({ service: item.service, path, interface: 'com.canonical.dbusmenu', method, args });
}

function toEntry([id, properties, children]: Layout): TrayMenuEntry {
  const value = (name: string): unknown => properties[name]?.data;
  return {
    id,
    // A single underscore marks the access key.
    label: ((value('label') as string | undefined) ?? '').replaceAll(/_(.)/g, '$1'),
    isSeparator: value('type') === 'separator',
    isEnabled: value('enabled') !== false,
    isChecked: value('toggle-type') ? value('toggle-state') === 1 : undefined,
    children: children.filter(({ data }) => data[1].visible?.data !== false).map(({ data }) => toEntry(data)),
  };
}

/** The visible entries of the menu as it is now. */
export async function trayMenu(item: TrayItem): Promise<readonly TrayMenuEntry[]> {
  const [, layout] = (await callMenu(item, 'GetLayout', ['iias', '0', '-1', '0'])) as [number, Layout];
  return toEntry(layout).children;
}

/**
 * Chooses an entry by its labels from the top down, for example `['Pendências', '48213 – Padaria']`.
 * @throws when it does not exist or is not active
 */
export async function chooseTrayMenuEntry(item: TrayItem, ...labels: [string, ...string[]]): Promise<void> {
  let entries = await trayMenu(item);
  let chosen: TrayMenuEntry | undefined;
  for (const label of labels) {
    chosen = entries.find((entry) => entry.label === label);
    if (chosen === undefined) {
      throw new Error(
        `No tray entry "${label}"; there are: ${entries.map((entry) => `"${entry.label}"`).join(', ')}`,
      );
    }
    entries = chosen.children;
  }
  if (chosen?.isEnabled !== true) throw new Error(`The tray entry "${labels.join(' › ')}" is not active`);
  await callMenu(item, 'Event', ['isvu', String(chosen.id), 'clicked', 's', '', '0']);
}
