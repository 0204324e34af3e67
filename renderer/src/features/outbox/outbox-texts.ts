import type { RegistrationState, RegistrationView } from '../../../../common/registrations/registration-view';
import { sayQuestion } from '../../../../common/texts/questions';
import { clockTime, dateTime } from '../../locales/date-time';
import { counted } from '../../locales/number-text';
import type { Tone } from '../../ui/field';

export const stateTexts: Record<RegistrationState, string> = {
  queued: 'Na fila',
  sending: 'Enviando',
  verifying: 'Verificando no Bimer',
  registered: 'Registrado',
  'needs-you': 'Precisa de você',
};

export const stateTones: Record<RegistrationState, Tone | 'neutral'> = {
  queued: 'neutral',
  sending: 'info',
  verifying: 'warning',
  registered: 'success',
  'needs-you': 'error',
};

/** `48213 · Mercearia São João`; the second registration of an attendance says so. */
export function registrationTitle(registration: RegistrationView): string {
  const { attendanceNumber, customerName, customerCode, sequence } = registration;
  const title = `${attendanceNumber} · ${customerName ?? `Cliente ${customerCode}`}`;
  return sequence > 1 ? `${title} (${sequence}º registro)` : title;
}

/** Whether anything is still to be done, by the app or by the agent: what the tab counts. */
export function isWaiting({ state }: RegistrationView): boolean {
  return state !== 'registered';
}

const stateOrder: readonly RegistrationState[] = [
  'needs-you',
  'verifying',
  'sending',
  'queued',
  'registered',
];

/** What needs the agent first, then what is on its way, then what is done; each in the order given. */
export function inOrder(registrations: readonly RegistrationView[]): RegistrationView[] {
  const place = ({ state }: RegistrationView) => stateOrder.indexOf(state);
  return [...registrations].sort((a, b) => place(a) - place(b));
}

/** `2 tentativas`; '' before the first one and when all went well at once. */
export function attemptsText({ attemptCount, state }: RegistrationView): string {
  if (attemptCount === 0 || (state === 'registered' && attemptCount === 1)) return '';
  return counted(attemptCount, 'tentativa', 'tentativas');
}

const minuteMs = 60_000;

/** When the app tries again by itself; '' = nothing is planned. */
export function nextAttemptText(
  { nextAttemptAt, undoUntil, state }: RegistrationView,
  nowMs: number,
): string {
  if (undoUntil !== null) return 'Será enviado em instantes';
  if (nextAttemptAt === null || state === 'sending' || state === 'needs-you') return '';
  const waitMs = nextAttemptAt - nowMs;
  if (waitMs <= 0) return 'Próxima tentativa a qualquer momento';
  if (waitMs < minuteMs) return 'Próxima tentativa em menos de 1 min';
  if (waitMs < 60 * minuteMs) return `Próxima tentativa em ${Math.ceil(waitMs / minuteMs)} min`;
  const isToday = new Date(nextAttemptAt).toDateString() === new Date(nowMs).toDateString();
  return `Próxima tentativa ${isToday ? `às ${clockTime(nextAttemptAt)}` : `em ${dateTime(nextAttemptAt)}`}`;
}

const waitsForKarooText = 'Esperando o Karoo confirmar que ninguém mais registrou';

/** What went wrong with a registration or what it asks, and what to do about it; null = nothing. */
export function troubleText(
  registration: RegistrationView,
): { message: string; action: string | null } | null {
  const { question, error, state, canSendAnyway } = registration;
  if (question) return sayQuestion(question, registration);
  if (error === null) return null;
  const waits = canSendAnyway === 'unasked' ? `${waitsForKarooText}. ` : '';
  return {
    message: waits + [error.message, ...Object.values(error.fields ?? {})].join(' '),
    // What is done waits for nothing of the agent: the error is only why Karoo does not know yet.
    action: state === 'registered' ? null : error.action,
  };
}

/** What changed between two states of the outbox, to be said aloud; '' = no state did. */
export function changesText(before: readonly RegistrationView[], after: readonly RegistrationView[]): string {
  const states = new Map(before.map(({ key, state }) => [key, state]));
  return after
    .filter(({ key, state }) => states.has(key) && states.get(key) !== state)
    .map((registration) => `${registration.attendanceNumber}: ${outcomeText(registration)}.`)
    .join(' ');
}

/** `Registrado – processo 1234567`, or the state alone. */
export function outcomeText({ state, processNumber }: RegistrationView): string {
  const text = stateTexts[state];
  return state === 'registered' && processNumber !== null ? `${text} – processo ${processNumber}` : text;
}
