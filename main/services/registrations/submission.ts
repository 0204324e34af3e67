import { formForNextRegistration, type RegistrationForm } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import type { Customer } from '../../../common/lookups';
import { draftId } from '../drafts/draft-id';
import type { StoreChange, StoredAttendance, StoredDraft } from '../stored-shapes';
import { planCorrection } from './correction';
import { registrationKey } from './key';
import { nextOrdinal } from './queries';
import type { QueueWait, StoredRegistration } from './registration';

export interface SubmissionInput {
  stored: StoredAttendance;
  /** Which registration of the attendance the form was opened to make. */
  sequence: number;
  /** Effective values. */
  form: RegistrationForm;
  /** The form as the agent left it. */
  typed: RegistrationForm;
  isLast: boolean;
  /** Messages taken into Parecer; left out = none, or those of the corrected registration. */
  pickedMessageIds?: readonly string[] | undefined;
  /** The registration that the form was opened to correct; it keeps its key and sequence. */
  corrected: StoredRegistration | null;
  /** Registrations made from any attendance so far. */
  existing: readonly StoredRegistration[];
  /** The customer of the code, when met before. */
  customer: Customer | null;
  /** What was typed for the attendance's next registration. */
  draft: StoredDraft | undefined;
  /** Makes the random part of a key. */
  newKeyPart: () => string;
  /** Until when it can be undone before it is sent, ms since the epoch; null = not at all. */
  undoUntil: number | null;
  now: number;
}

export interface Submission {
  registration: StoredRegistration;
  changes: StoreChange[];
}

/**
 * What Enviar writes, all in one commit: the registration, the draft gone (or the next one's in its place), the
 * attendance advanced. Throws AppError `not-allowed` when there is nothing more to send from this attendance.
 */
export function planSubmission(input: SubmissionInput): Submission {
  return input.corrected ? planCorrection(input, input.corrected) : planNew(input);
}

function planNew(input: SubmissionInput): Submission {
  const { stored, form, draft, newKeyPart } = input;
  refuseUnlessOpen(input);
  const isConcluding = input.isLast || !form.isMultiple;
  const { id } = stored.attendance;
  const registration: StoredRegistration = {
    key: draft?.registrationKey ?? registrationKey(stored, newKeyPart()),
    attendanceId: id,
    sequence: stored.nextSequence,
    ordinal: nextOrdinal(input.existing.filter((other) => other.attendanceId === id)),
    form,
    typed: typedApart(input),
    pickedMessageIds: [...(input.pickedMessageIds ?? [])],
    attendance: stored.attendance,
    customer: input.customer,
    isLast: isConcluding,
    createdAt: orderedTime(input),
    attemptCount: 0,
    sentAt: null,
    sentTo: [],
    trace: { kind: 'none' },
    disowned: [],
    karooCheck: 'needed',
    progress: { step: 'queued', wait: firstWait(input) },
  };
  const after: StoredAttendance = {
    ...stored,
    nextSequence: stored.nextSequence + 1,
    state: isConcluding ? 'concluded' : stored.state,
  };
  return {
    registration,
    changes: [
      { collection: 'registrations', id: registration.key, value: registration },
      { collection: 'drafts', id: draftId(id, null), value: isConcluding ? null : nextDraft(after, input) },
      { collection: 'attendances', id, value: after },
    ],
  };
}

/** Values of fields that are off are not sent, but come back when the form is opened again. */
export function typedApart({ form, typed }: SubmissionInput): RegistrationForm | null {
  return JSON.stringify(typed) === JSON.stringify(form) ? null : typed;
}

function firstWait({ undoUntil }: SubmissionInput): QueueWait {
  return undoUntil === null ? { for: 'turn' } : { for: 'undo', until: undoUntil };
}

function nextDraft(after: StoredAttendance, { form, newKeyPart, now }: SubmissionInput): StoredDraft {
  return {
    attendanceId: after.attendance.id,
    registrationKey: registrationKey(after, newKeyPart()),
    form: formForNextRegistration(form),
    savedAt: now,
  };
}

function refuseUnlessOpen({ stored, sequence }: SubmissionInput): void {
  const { number } = stored.attendance;
  if (stored.state !== 'pending') {
    const isSent = stored.state === 'concluded';
    throw new AppError('not-allowed', {
      message: `O atendimento ${number} ${isSent ? 'já foi enviado' : 'já foi integrado por outro meio'}.`,
      action: isSent
        ? 'Acompanhe o registro na fila de envio ou no histórico.'
        : 'Copie o que foi digitado, se ainda precisar, e descarte o rascunho.',
    });
  }
  // The form has made its registration already: this is the second click of a double click.
  if (sequence !== stored.nextSequence) {
    throw new AppError('not-allowed', {
      message: 'Este registro acabou de ser enviado.',
      action: 'Para registrar outro assunto do mesmo atendimento, abra o formulário de novo.',
    });
  }
}

/** The order per customer must not depend on a clock that jumps back between two registrations. */
function orderedTime({ existing, form, now }: SubmissionInput): number {
  const waiting = existing.filter(({ progress }) =>
    ['queued', 'sending', 'verifying'].includes(progress.step),
  );
  const sameCustomer = waiting.filter((other) => other.form.customerCode === form.customerCode);
  return Math.max(now, ...sameCustomer.map((other) => other.createdAt + 1));
}
