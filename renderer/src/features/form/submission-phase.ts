import type { ErrorCode } from '../../../../common/errors';
import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { clockTime } from '../../locales/date-time';

/** What the form window shows. */
export type SubmissionPhase = 'editing' | 'undoable' | 'sending' | 'registered' | 'queued';

export function submissionPhase(
  registration: RegistrationView | null,
  isHandingOver: boolean,
  /** What it waits behind (`earlierOf`). */
  earlier: RegistrationView | null = null,
): SubmissionPhase {
  if (isHandingOver) return 'sending';
  switch (registration?.state) {
    case undefined:
    case 'needs-you':
      return 'editing';
    case 'registered':
      return 'registered';
    case 'queued':
    case 'verifying':
    case 'sending':
      if (registration.undoUntil !== null) return 'undoable';
      return registration.error === null && earlier === null ? 'sending' : 'queued';
  }
}

/** The registration of the same customer that got stuck before this one, as their order is kept; null = none. */
export function earlierOf(
  registration: RegistrationView | null,
  all: readonly RegistrationView[],
): RegistrationView | null {
  if (registration?.state !== 'queued') return null;
  const stuck = all.filter(
    (other) =>
      other.customerCode === registration.customerCode &&
      other.createdAt < registration.createdAt &&
      (other.state === 'queued' || other.state === 'verifying') &&
      other.error !== null,
  );
  return stuck[0] ?? null;
}

const conditions: Partial<Record<ErrorCode, string>> = {
  'not-configured': 'a conexão for configurada',
  'network-unreachable': 'a conexão voltar',
  timeout: 'o servidor voltar a responder',
  'insecure-connection': 'a conexão com o servidor for segura',
  unauthorized: 'o acesso for corrigido em Configurações',
  forbidden: 'o usuário tiver permissão',
  'rate-limited': 'o servidor aceitar novas chamadas',
  'server-error': 'o servidor voltar a funcionar',
  'unknown-outcome': 'o Bimer confirmar que ainda não o gravou',
};

/** When a queued registration will be sent, as the agent reads it. */
export function queueText(
  registration: RegistrationView,
  earlier: RegistrationView | null = null,
): { title: string; detail: string } {
  if (registration.error === null && earlier) {
    return {
      title: 'Na fila de envio – será enviado depois do registro anterior deste cliente',
      detail: `O registro do atendimento ${earlier.attendanceNumber} ainda espera: ${earlier.error?.message ?? ''}`,
    };
  }
  if (registration.canSendAnyway === 'unasked') {
    return {
      title: 'Na fila de envio – esperando o Karoo confirmar que ninguém mais registrou',
      detail: `${registration.error?.message ?? ''}${nextText(registration)}`.trim(),
    };
  }
  const condition = conditions[registration.error?.code ?? 'internal'] ?? 'o problema for resolvido';
  return {
    title: `Na fila de envio – será enviado quando ${condition}`,
    detail: `${registration.error?.message ?? ''}${nextText(registration)}`.trim(),
  };
}

function nextText({ nextAttemptAt }: RegistrationView): string {
  return nextAttemptAt === null ? '' : ` Próxima tentativa às ${clockTime(nextAttemptAt)}.`;
}

/** How many whole seconds are left to undo Enviar; at least 1, as long as main has not begun to send. */
export function secondsLeft(undoUntil: number, nowMs: number, longestSeconds: number): number {
  return Math.min(Math.max(Math.ceil((undoUntil - nowMs) / 1000), 1), longestSeconds);
}

export const slowText = 'Está demorando. O envio continua mesmo com a janela fechada.';
export const undoTitle = 'Registro salvo neste computador';

/** What becomes of Enviar, for those who do not see the panel; null = nothing to say. */
export function spokenOutcome(
  phase: SubmissionPhase,
  registration: RegistrationView | null,
  earlier: RegistrationView | null,
): string | null {
  if (phase === 'sending') return 'Enviando…';
  if (registration === null) return null;
  switch (phase) {
    case 'undoable':
      return `${undoTitle}. Ainda é possível desfazer.`;
    case 'queued':
      return queueText(registration, earlier).title;
    case 'registered':
      return registeredTitle(registration);
    case 'editing':
      return null;
  }
}

export function registeredTitle({ processNumber }: RegistrationView): string {
  return processNumber === null ? 'Registrado no Bimer' : `Registrado no Bimer – processo ${processNumber}`;
}
