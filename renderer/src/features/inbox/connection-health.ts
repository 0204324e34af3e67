import type { AppStatus, BimerConnection, KarooConnection } from '../../../../common/ipc/contract';
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

export function serviceHealth(status: AppStatus): ServiceHealth[] {
  const karoo = isKarooOffline(status.karoo)
    ? ({ tone: 'warning', text: 'Sem conexão' } as const)
    : karooWords[status.karoo.state];
  return [
    { service: 'Karoo', ...karoo },
    { service: 'Bimer', ...bimerWords[status.bimer.state] },
  ];
}
