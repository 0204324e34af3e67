import { everyText } from './inbox-texts';
import type { AppStatus, BimerConnection, KarooConnection } from '../../../../common/app-status';
import type { Tone } from '../../ui/field';

/** One connection in a word; `busy` and `idle` are neither good nor bad. */
export interface ServiceHealth {
  service: 'Karoo' | 'Bimer';
  tone: 'success' | 'warning' | 'error' | 'busy' | 'idle';
  text: string;
}

/** What is wrong and what to do about it. */
export interface HealthNotice {
  tone: Tone;
  title: string;
  action: string;
  opensSettings: boolean;
}

const karooWords: Record<KarooConnection, Omit<ServiceHealth, 'service'>> = {
  'not-configured': { tone: 'idle', text: 'Não configurado' },
  connecting: { tone: 'busy', text: 'Conectando…' },
  online: { tone: 'success', text: 'Conectado' },
  reconnecting: { tone: 'busy', text: 'Reconectando…' },
  'signed-out': { tone: 'error', text: 'Acesso recusado' },
  'not-integrated': { tone: 'error', text: 'Conta não integrada' },
};

const bimerWords: Record<BimerConnection, Omit<ServiceHealth, 'service'>> = {
  'not-configured': { tone: 'idle', text: 'Não configurado' },
  unknown: { tone: 'idle', text: 'Ainda não verificado' },
  online: { tone: 'success', text: 'Conectado' },
  unreachable: { tone: 'warning', text: 'Sem conexão' },
  'signed-out': { tone: 'error', text: 'Acesso recusado' },
};

/** Without the network the word says so: “reconnecting” would promise more than the app can do. */
function isKarooOffline({ state, error }: AppStatus['karoo']): boolean {
  return (state === 'connecting' || state === 'reconnecting') && error?.code === 'network-unreachable';
}

function karooHealth(karoo: AppStatus['karoo']): Omit<ServiceHealth, 'service'> {
  if (isKarooOffline(karoo)) return { tone: 'warning', text: 'Sem conexão' };
  const { state, pollSeconds } = karoo;
  if (state === 'online' && pollSeconds !== null)
    return { tone: 'success', text: `Conectado, consultado ${everyText(pollSeconds)}` };
  return karooWords[state];
}

export function serviceHealth(status: AppStatus): ServiceHealth[] {
  return [
    { service: 'Karoo', ...karooHealth(status.karoo) },
    { service: 'Bimer', ...bimerWords[status.bimer.state] },
  ];
}
