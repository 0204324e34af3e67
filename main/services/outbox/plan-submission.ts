import { partsOfAttendanceId } from '../../../common/attendance/attendance-id';
import { formForNextRegistration, type RegistrationForm } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import type { Customer } from '../../../common/lookups';
import { draftId } from '../drafts/draft-id';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../stored-shapes';
import { asksQuestion } from './questions';

/** The same values again within this time are a double click, not a second registration. */
const doubleClickMs = 10_000;

export interface SubmissionInput {
  stored: StoredAttendance;
  /** Effective values. */
  form: RegistrationForm;
  /** The form as the agent left it. */
  typed: RegistrationForm;
  isLast: boolean;
  /** Messages taken into Parecer; left out = none, or those of the refused registration. */
  pickedMessageIds?: readonly string[] | undefined;
  /** The refused registration that is corrected; it keeps its key and sequence. */
  refused: StoredRegistration | null;
  /** Registrations made from any attendance so far. */
  existing: readonly StoredRegistration[];
  /** The customer of the code, when met before. */
  customer: Customer | null;
  hasDraftOfNext: boolean;
  /** How long it can be undone before it is sent; 0 = not at all. */
  undoMs: number;
  now: number;
}

/**
 * What Enviar writes, all in one commit: the registration, the draft gone (or the next one's in its place), the
 * attendance advanced. Throws AppError `not-allowed` when there is nothing more to send from this attendance.
 */
export function planSubmission(input: SubmissionInput): {
  registration: StoredRegistration;
  changes: StoreChange[];
} {
  return input.refused ? planCorrection(input, input.refused) : planNew(input);
}

function planNew(input: SubmissionInput): { registration: StoredRegistration; changes: StoreChange[] } {
  const { stored, form, now } = input;
  refuseUnlessOpen(input);
  const isConcluding = input.isLast || !form.isMultiple;
  const { id } = stored.attendance;
  const registration: StoredRegistration = {
    key: registrationKey(stored),
    attendanceId: id,
    sequence: stored.nextSequence,
    ordinal: input.existing.filter((other) => other.attendanceId === id).length + 1,
    form,
    typed: typedApart(input),
    ...picked(input),
    attendance: stored.attendance,
    customer: input.customer,
    state: 'queued',
    isLast: isConcluding,
    isMarkedInKaroo: false,
    bimerId: null,
    processNumber: null,
    attemptCount: 0,
    ...undoTime(input),
    error: null,
    createdAt: orderedTime(input),
    registeredAt: null,
  };
  const nextDraft = isConcluding
    ? null
    : { attendanceId: id, form: formForNextRegistration(form), savedAt: now };
  return {
    registration,
    changes: [
      { collection: 'registrations', id: registration.key, value: registration },
      { collection: 'drafts', id: draftId(id, null), value: nextDraft },
      {
        collection: 'attendances',
        id,
        value: {
          ...stored,
          nextSequence: stored.nextSequence + 1,
          state: isConcluding ? 'concluded' : stored.state,
        },
      },
    ],
  };
}

function planCorrection(
  input: SubmissionInput,
  refused: StoredRegistration,
): { registration: StoredRegistration; changes: StoreChange[] } {
  const { stored, form } = input;
  const { id, number } = stored.attendance;
  if (asksQuestion(refused)) {
    throw new AppError('not-allowed', {
      message: `O registro do atendimento ${number} espera a sua resposta antes de ser enviado de novo.`,
      action: 'Responda em Fila de envio.',
    });
  }
  // The next registration may be half written already: then a correction does not end the attendance.
  const isConcluding =
    stored.state === 'pending' && (input.isLast || !form.isMultiple) && !input.hasDraftOfNext;
  const registration: StoredRegistration = {
    ...refused,
    form,
    typed: typedApart(input),
    ...picked(input),
    customer: refused.form.customerCode === form.customerCode ? refused.customer : input.customer,
    state: 'queued',
    isLast: refused.isLast || isConcluding,
    ...undoTime(input),
    error: null,
  };
  const changes: StoreChange[] = [
    { collection: 'registrations', id: refused.key, value: registration },
    { collection: 'drafts', id: draftId(id, refused.key), value: null },
  ];
  if (isConcluding) changes.push({ collection: 'attendances', id, value: { ...stored, state: 'concluded' } });
  return { registration, changes };
}

/** Values of fields that are off are not sent, but come back when the form is opened again. */
function typedApart({ form, typed }: SubmissionInput): RegistrationForm | null {
  return JSON.stringify(typed) === JSON.stringify(form) ? null : typed;
}

function undoTime({ undoMs, now }: SubmissionInput): Pick<StoredRegistration, 'nextAttemptAt' | 'undoUntil'> {
  const undoUntil = undoMs > 0 ? now + undoMs : null;
  return { nextAttemptAt: undoUntil, undoUntil };
}

function picked({ pickedMessageIds }: SubmissionInput): Pick<StoredRegistration, 'pickedMessageIds'> {
  return pickedMessageIds === undefined ? {} : { pickedMessageIds: [...pickedMessageIds] };
}

/** Our key in Bimer: `karoo:<conta>:<atendimento>:<sequence>`. */
function registrationKey({ attendance, nextSequence }: StoredAttendance): string {
  const { karooId } = partsOfAttendanceId(attendance.id);
  return `karoo:${attendance.accountId}:${karooId}:${nextSequence}`;
}

function refuseUnlessOpen({ stored, existing, form, now }: SubmissionInput): void {
  const { number, id } = stored.attendance;
  if (stored.state !== 'pending') {
    const isSent = stored.state === 'concluded';
    throw new AppError('not-allowed', {
      message: `O atendimento ${number} ${isSent ? 'já foi enviado' : 'já foi integrado por outro meio'}.`,
      action: isSent
        ? 'Acompanhe o registro na fila de envio ou no histórico.'
        : 'Copie o que foi digitado, se ainda precisar, e descarte o rascunho.',
    });
  }
  const isRepeated = existing.some(
    (other) =>
      other.attendanceId === id &&
      Math.abs(now - other.createdAt) < doubleClickMs &&
      JSON.stringify(other.form) === JSON.stringify(form),
  );
  if (isRepeated) {
    throw new AppError('not-allowed', {
      message: 'Este registro acabou de ser enviado.',
      action: 'Para registrar outro assunto do mesmo atendimento, altere os campos.',
    });
  }
}

/** The order per customer must not depend on a clock that jumps back between two registrations. */
function orderedTime({ existing, form, now }: SubmissionInput): number {
  const waiting = existing.filter((other) => other.state !== 'registered' && other.state !== 'needs-you');
  const sameCustomer = waiting.filter((other) => other.form.customerCode === form.customerCode);
  return Math.max(now, ...sameCustomer.map((other) => other.createdAt + 1));
}
