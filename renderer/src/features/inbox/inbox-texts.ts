import type { AppStatus } from '../../../../common/app-status';
import type { InboxItem } from '../../../../common/attendance/inbox-item';
import { channelName } from '../../locales/channel-name';
import { counted } from '../../locales/number-text';
import type { Tone } from '../../ui/field';

const minuteMs = 60_000;
const warmAfterMs = 30 * minuteMs;
const hotAfterMs = 4 * 60 * minuteMs;

export type AgeStep = 'calm' | 'warm' | 'hot';

/** How much an attendance's wait asks for attention. */
export function ageStep(finishedAt: string, nowMs: number): AgeStep {
  const age = nowMs - Date.parse(finishedAt);
  if (age >= hotAfterMs) return 'hot';
  return age >= warmAfterMs ? 'warm' : 'calm';
}

/** `48213 · Mercearia São João`. */
export function itemTitle({ number, customerName, contactName }: InboxItem): string {
  return `${number} · ${customerName ?? contactName ?? 'Cliente não identificado'}`;
}

/** Contact, channel, department and the number it has elsewhere, as far as known and not in the title already. */
export function itemDetails(item: InboxItem): string {
  const contact = item.customerName === null ? null : item.contactName;
  const number = item.integratedAs === null ? null : `processo ${item.integratedAs}`;
  return [contact, item.channel === null ? null : channelName(item.channel), item.department, number]
    .filter((text) => text !== null && text !== '')
    .join(' · ');
}

export interface ItemBadge {
  tone: Tone | 'neutral';
  text: string;
}

const stateBadges: Record<InboxItem['state'], ItemBadge | null> = {
  pending: null,
  sending: { tone: 'info', text: 'Enviando' },
  'needs-you': { tone: 'error', text: 'Precisa de você' },
  'integrated-elsewhere': { tone: 'warning', text: 'Integrado em outro lugar' },
};

export function itemBadges({ state, hasDraft, registrationCount }: InboxItem): ItemBadge[] {
  const badges: ItemBadge[] = [];
  const ofState = stateBadges[state];
  if (ofState) badges.push(ofState);
  if (hasDraft) badges.push({ tone: 'neutral', text: 'Rascunho' });
  // The first registration of an attendance that still waits tells that more are to follow.
  if (registrationCount > 1 || (registrationCount === 1 && state === 'pending')) {
    badges.push({ tone: 'neutral', text: counted(registrationCount, 'registro', 'registros') });
  }
  return badges;
}

export function caughtUpText(count: number): string {
  return `${counted(count, 'atendimento finalizado', 'atendimentos finalizados')} enquanto você estava offline`;
}

/** `a cada 30 segundos`. */
export function everyText(seconds: number): string {
  return seconds < 120 ? `a cada ${seconds} segundos` : `a cada ${Math.round(seconds / 60)} minutos`;
}

/** How Karoo is listened to, for those who only hear it. */
export function listeningText(pollSeconds: number | null): string {
  return pollSeconds === null
    ? 'O Karoo avisa na hora.'
    : `Este Karoo não avisa na hora: a lista dele é consultada ${everyText(pollSeconds)}.`;
}

export interface EmptyText {
  title: string;
  text: string;
  isAllDone: boolean;
}

/** What stands where no attendance waits: that all is done is said only where the app would know. */
export function emptyInboxText({ karoo }: AppStatus): EmptyText {
  switch (karoo.state) {
    case 'not-configured':
      return {
        title: 'Falta pouco para começar',
        text: 'Depois de configurar o Karoo e o Bimer, cada atendimento que você finalizar aparece aqui.',
        isAllDone: false,
      };
    case 'not-integrated':
    case 'signed-out':
      return {
        title: 'Nenhuma pendência recebida',
        text: 'O Karoo não está liberado para este aplicativo; novos atendimentos só aparecem depois disso.',
        isAllDone: false,
      };
    case 'connecting':
    case 'reconnecting':
      return {
        title: 'Nenhuma pendência por enquanto',
        text: 'O que for finalizado no Karoo aparece aqui assim que a conexão estiver de volta.',
        isAllDone: false,
      };
    case 'online':
      return {
        title: 'Tudo em dia',
        text: 'Quando você finalizar um atendimento no Karoo, ele aparece aqui e fica até ser registrado no Bimer.',
        isAllDone: true,
      };
  }
}
