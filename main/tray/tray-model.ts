import type { AppStatus } from '../../common/app-status';
import type { InboxItem } from '../../common/attendance/inbox-item';

export type TrayState = 'connected' | 'reconnecting' | 'offline' | 'needs-you';

export type TrayEntry =
  { kind: 'action'; label: string; action: TrayAction; isEnabled: boolean } | { kind: 'separator' };

export type TrayAction =
  | { name: 'open-inbox' }
  | { name: 'open-settings' }
  | { name: 'open-form'; attendanceId: string }
  | { name: 'quit' };

/** All that the tray shows, decided without a tray. */
export interface TrayModel {
  state: TrayState;
  /** What the icon's badge says; '' = no badge. */
  badge: string;
  tooltip: string;
  menu: TrayEntry[];
}

/** How many pending attendances the menu lists; the rest is a click away in Pendências. */
const listedItems = 10;

const stateTexts: Record<TrayState, string> = {
  connected: 'conectado',
  reconnecting: 'reconectando…',
  offline: 'sem conexão',
  'needs-you': 'precisa de você',
};

export function trayModel(status: AppStatus, inbox: readonly InboxItem[]): TrayModel {
  const state = trayState(status);
  const { pendingCount } = status;
  const explanation = status.karoo.error?.message ?? stateTexts[state];
  return {
    state,
    badge: pendingCount === 0 ? '' : pendingCount > 9 ? '9+' : String(pendingCount),
    tooltip: `Karoo Bimer Companion – ${pendingText(pendingCount)} – ${explanation}`,
    menu: menuEntries(status, state, inbox),
  };
}

function trayState({ karoo, bimer, needsYouCount }: AppStatus): TrayState {
  if (needsYouCount > 0) return 'needs-you';
  switch (karoo.state) {
    case 'not-configured':
    case 'signed-out':
    case 'not-integrated':
      return 'needs-you';
    case 'connecting':
    case 'reconnecting':
      return karoo.error?.code === 'network-unreachable' ? 'offline' : 'reconnecting';
    case 'online':
      if (bimer.state === 'signed-out' || bimer.state === 'not-configured') return 'needs-you';
      return bimer.state === 'unreachable' ? 'offline' : 'connected';
  }
}

function menuEntries(status: AppStatus, state: TrayState, inbox: readonly InboxItem[]): TrayEntry[] {
  const waiting = inbox.filter((item) => item.state === 'pending' || item.state === 'needs-you');
  const entries: TrayEntry[] = [
    info(`${pendingText(status.pendingCount)} – ${stateTexts[state]}`),
    { kind: 'separator' },
    ...waiting.slice(0, listedItems).map(itemEntry),
  ];
  if (waiting.length > listedItems) entries.push(info(`e mais ${String(waiting.length - listedItems)}…`));
  if (waiting.length > 0) entries.push({ kind: 'separator' });
  entries.push(
    action('Abrir pendências', { name: 'open-inbox' }),
    action('Configurações…', { name: 'open-settings' }),
    { kind: 'separator' },
    action('Sair', { name: 'quit' }),
  );
  return entries;
}

function itemEntry(item: InboxItem): TrayEntry {
  const who = item.customerName ?? item.contactName ?? 'cliente não identificado';
  // A single “&” would mark an access key in menus.
  const label = `${item.number} – ${who}`.slice(0, 80).replaceAll('&', '&&');
  return action(label, { name: 'open-form', attendanceId: item.attendanceId });
}

function action(label: string, what: TrayAction): TrayEntry {
  return { kind: 'action', label, action: what, isEnabled: true };
}

function info(label: string): TrayEntry {
  return { kind: 'action', label, action: { name: 'open-inbox' }, isEnabled: false };
}

function pendingText(count: number): string {
  if (count === 0) return 'nenhuma pendência';
  return count === 1 ? '1 pendência' : `${String(count)} pendências`;
}
