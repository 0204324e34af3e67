import { AppError, type AppErrorData, type ErrorCode } from '../../../common/errors';
import type { StoredRegistration } from '../stored-shapes';

/** What the agent answers to a question, both for good. */
export type AgentAnswer =
  /** It is in Bimer, under that number as far as the agent knows it. */
  | { kind: 'confirmed-by-agent'; processNumber: string | null }
  /** It is not, or it is wanted there in any case: it is to be sent (again). */
  | { kind: 'send-decided' };

/** Registrations in `needs-you` with these errors wait for an answer; all others wait for a corrected form. */
const questionCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['unknown-outcome', 'integrated-elsewhere']);

/** Whether the registration waits for an answer, which a corrected form does not give. */
export function asksQuestion({ state, error }: StoredRegistration): boolean {
  return state === 'needs-you' && error !== null && questionCodes.has(error.code);
}

/** The next state of a registration in `needs-you`: only an answer to its question moves it. */
export function fromQuestion(
  registration: StoredRegistration,
  event: AgentAnswer | { kind: string },
  now: number,
): StoredRegistration {
  if (!asksQuestion(registration)) return registration;
  if (isConfirmation(event)) return confirmed(registration, event.processNumber, now);
  if (event.kind !== 'send-decided') return registration;
  const { elsewhere } = registration;
  return {
    ...registration,
    state: 'queued',
    nextAttemptAt: null,
    error: null,
    ...(elsewhere && { elsewhere: { ...elsewhere, isAccepted: true } }),
  };
}

function isConfirmation(
  event: AgentAnswer | { kind: string },
): event is AgentAnswer & { processNumber: string | null } {
  return event.kind === 'confirmed-by-agent';
}

/** What is in Bimer through somebody else is not this registration: that one can only be withdrawn or sent. */
function confirmed(
  registration: StoredRegistration,
  processNumber: string | null,
  now: number,
): StoredRegistration {
  if (registration.error?.code !== 'unknown-outcome') return registration;
  return {
    ...registration,
    state: 'registered',
    processNumber,
    registeredAt: now,
    // Without Bimer's number there is nothing to tell Karoo.
    nextAttemptAt: processNumber === null ? null : now,
    ...(processNumber !== null && { error: null }),
  };
}

/** Asked when an outcome is unknown and this Bimer cannot be searched by our key. */
export function unknownOutcomeQuestion({ key, attendance }: StoredRegistration): AppErrorData {
  return new AppError('unknown-outcome', {
    message: `Não se sabe se o Bimer gravou o registro do atendimento ${attendance.number}, e este Bimer não permite que o aplicativo procure.`,
    action: `Procure no Bimer um atendimento com a chave ${key} e responda: já está lá, ou não está e deve ser enviado de novo.`,
  }).toData();
}

/** Asked when somebody else registered the attendance while this registration was waiting. */
export function elsewhereQuestion(
  { attendance }: StoredRegistration,
  processNumber: string | null,
): AppErrorData {
  const number = processNumber === null ? '' : `, número ${processNumber}`;
  return new AppError('integrated-elsewhere', {
    message: `O atendimento ${attendance.number} foi registrado em outro lugar${number}, enquanto este registro estava na fila.`,
  }).toData();
}
