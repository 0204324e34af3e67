import { AppError, type AppErrorData, type Failure } from '../../../common/errors';
import type { RegistrationState, RegistrationView } from '../../../common/registrations/registration-view';
import type { RegistrationQuestion } from '../../../common/registrations/question';
import { isWithdrawable, registeredAt } from './queries';
import type { DueAt, Question, Registered, StoredRegistration } from './registration';

/** A stored registration as windows see it: without the texts and the person's data. */
export function toRegistrationView(registration: StoredRegistration): RegistrationView {
  const { progress, form, attendance, customer } = registration;
  const failure = failureOf(registration);
  return {
    key: registration.key,
    attendanceId: registration.attendanceId,
    attendanceNumber: attendance.number,
    sequence: registration.ordinal,
    customerCode: form.customerCode,
    customerName: customer?.name ?? attendance.customer.name,
    subject: form.subject,
    state: stateOf(registration),
    isMarkedInKaroo: progress.step === 'registered' && progress.mark.kind === 'marked',
    processNumber: progress.step === 'registered' ? progress.number : null,
    attemptCount: registration.attemptCount,
    nextAttemptAt: plannedAt(registration),
    undoUntil: progress.step === 'queued' && progress.wait.for === 'undo' ? progress.wait.until : null,
    sentAt: registration.sentAt,
    question: questionOf(registration),
    canWithdraw: isWithdrawable(registration),
    canCorrect: progress.step === 'refused' || (progress.step === 'queued' && isWithdrawable(registration)),
    canRetry: canRetry(registration),
    canSendAnyway: canSendAnyway(registration),
    error: failure && errorOf(failure),
    createdAt: registration.createdAt,
    registeredAt: registeredAt(registration),
  };
}

/** What was kept of a failure, in sentences. */
export function errorOf(failure: Failure): AppErrorData {
  return AppError.fromFailure(failure).toData();
}

/** What the registration asks the agent; null = nothing. */
export function questionOf({ progress }: StoredRegistration): RegistrationQuestion | null {
  if (progress.step === 'asking') return shownQuestion(progress.question);
  return progress.step === 'registered' ? twinQuestion(progress) : null;
}

function shownQuestion(question: Question): RegistrationQuestion {
  if (question.kind !== 'found-differs') return question;
  const { kind, record, differing, untold } = question;
  return { kind, number: record.number, differing, untold };
}

function twinQuestion({ number, twin }: Registered): RegistrationQuestion | null {
  if (twin.kind !== 'found' || twin.isSeen) return null;
  return { kind: 'stored-twice', number: number ?? '', other: twin.number };
}

function stateOf({ progress }: StoredRegistration): RegistrationState {
  switch (progress.step) {
    case 'asking':
    case 'refused':
      return 'needs-you';
    case 'registered':
      return twinQuestion(progress) ? 'needs-you' : 'registered';
    default:
      return progress.step;
  }
}

function failureOf({ progress }: StoredRegistration): Failure | null {
  switch (progress.step) {
    case 'queued':
      return 'failure' in progress.wait ? progress.wait.failure : null;
    case 'verifying':
    case 'refused':
      return progress.failure;
    case 'registered':
      return 'failure' in progress.mark ? progress.mark.failure : null;
    case 'sending':
    case 'asking':
      return null;
  }
}

/** When the app goes on by itself; null = nothing is planned, or it is due. */
function plannedAt({ progress }: StoredRegistration): DueAt {
  switch (progress.step) {
    case 'queued':
      if (progress.wait.for === 'undo') return progress.wait.until;
      return 'dueAt' in progress.wait ? progress.wait.dueAt : null;
    case 'verifying':
      return progress.dueAt;
    case 'registered':
      return progress.mark.kind === 'due' ? progress.mark.dueAt : null;
    default:
      return null;
  }
}

/** Whether the agent can bring the next attempt forward. */
function canRetry({ progress }: StoredRegistration): boolean {
  if (progress.step === 'registered') return progress.mark.kind === 'due';
  return progress.step === 'queued' || progress.step === 'verifying';
}

function canSendAnyway({ progress }: StoredRegistration): RegistrationView['canSendAnyway'] {
  if (progress.step === 'verifying') return 'absent';
  return progress.step === 'queued' && progress.wait.for === 'karoo' ? 'unasked' : null;
}
