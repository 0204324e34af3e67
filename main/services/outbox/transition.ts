import { AppError, type AppErrorData } from '../../../common/errors';
import type { Customer } from '../../../common/lookups';
import type { StoredInBimer } from '../ports';
import type { StoredRegistration } from '../stored-shapes';
import { elsewhereQuestion, fromQuestion, unknownOutcomeQuestion, type AgentAnswer } from './questions';
import { isSignInProblem } from './retry-schedule';

/** What can happen to a registration. Delays are in ms from now. */
export type OutboxEvent =
  /** The next thing that happens is the POST. */
  | { kind: 'send-started'; customer: Customer }
  | { kind: 'stored'; record: StoredInBimer }
  | { kind: 'refused'; error: AppErrorData }
  | { kind: 'not-sent'; error: AppErrorData; delayMs: number }
  | { kind: 'outcome-unknown'; error: AppErrorData; delayMs: number }
  /** The app ended between `send-started` and the outcome. */
  | { kind: 'interrupted' }
  | { kind: 'found'; record: StoredInBimer }
  | { kind: 'not-found' }
  | { kind: 'search-failed'; error: AppErrorData; delayMs: number }
  | { kind: 'search-unsupported' }
  /** `isConcluded`: what Karoo was told. */
  | { kind: 'marked'; isConcluded: boolean }
  | { kind: 'mark-failed'; error: AppErrorData; delayMs: number }
  | { kind: 'mark-refused'; error: AppErrorData }
  /** Network back, wake from sleep, or (`isAsked`) the agent said so: what waits is due now. */
  | { kind: 'retry-requested'; isAsked: boolean }
  /** Karoo says that somebody else registered the attendance. */
  | { kind: 'integrated-elsewhere'; processNumber: string | null }
  | AgentAnswer;

/**
 * The next state of a registration; `now` in ms since the epoch. An event that does not fit the state, for example an
 * answer that comes twice, changes nothing: the same object comes back.
 */
export function transition(
  registration: StoredRegistration,
  event: OutboxEvent,
  now: number,
): StoredRegistration {
  switch (registration.state) {
    case 'queued':
      return fromQueued(registration, event, now);
    case 'sending':
      return fromSending(registration, event, now);
    case 'verifying':
      return fromVerifying(registration, event, now);
    case 'registered':
      return fromRegistered(registration, event, now);
    case 'needs-you':
      return fromQuestion(registration, event, now);
  }
}

function fromQueued(registration: StoredRegistration, event: OutboxEvent, now: number): StoredRegistration {
  switch (event.kind) {
    case 'send-started':
      return {
        ...registration,
        state: 'sending',
        customer: event.customer,
        sentAt: now,
        undoUntil: null,
        nextAttemptAt: null,
        error: null,
      };
    case 'refused':
      return needsYou(registration, event.error);
    case 'not-sent':
      return waiting(registration, 'queued', event, now);
    case 'retry-requested':
      // Only the agent may cut short the time in which Enviar can be undone.
      return isUndoable(registration) && !event.isAsked ? registration : dueNow(registration);
    case 'integrated-elsewhere':
      return registration.elsewhere?.isAccepted
        ? registration
        : asking(
            {
              ...registration,
              elsewhere: { processNumber: event.processNumber, isAccepted: false },
              undoUntil: null,
            },
            elsewhereQuestion(registration, event.processNumber),
          );
    default:
      return registration;
  }
}

function fromSending(registration: StoredRegistration, event: OutboxEvent, now: number): StoredRegistration {
  switch (event.kind) {
    case 'stored':
      return registered(registration, event.record, now);
    case 'refused':
      return needsYou(registration, event.error);
    case 'not-sent':
      return waiting(registration, 'queued', event, now);
    case 'outcome-unknown':
      return { ...waiting(registration, 'verifying', event, now), lateArrival: 'possible' };
    case 'interrupted':
      return {
        ...registration,
        state: 'verifying',
        nextAttemptAt: null,
        error: new AppError('unknown-outcome').toData(),
        attemptCount: registration.attemptCount + 1,
        lateArrival: 'possible',
      };
    default:
      return registration;
  }
}

function fromVerifying(
  registration: StoredRegistration,
  event: OutboxEvent,
  now: number,
): StoredRegistration {
  switch (event.kind) {
    case 'found':
      return registered(registration, event.record, now);
    case 'not-found':
      return registration.lateArrival === 'possible'
        ? { ...registration, lateArrival: 'confirming', nextAttemptAt: null }
        : { ...registration, state: 'queued', nextAttemptAt: null };
    case 'search-failed':
      // Whoever searches while `confirming` has waited for a late arrival already.
      return {
        ...waiting(registration, 'verifying', event, now),
        ...(registration.lateArrival === 'confirming' && { lateArrival: 'excluded' as const }),
      };
    case 'search-unsupported':
      return needsYou(registration, unknownOutcomeQuestion(registration));
    case 'retry-requested':
      return dueNow(registration);
    default:
      return registration;
  }
}

function fromRegistered(
  registration: StoredRegistration,
  event: OutboxEvent,
  now: number,
): StoredRegistration {
  if (registration.isMarkedInKaroo || registration.nextAttemptAt === null) return registration;
  switch (event.kind) {
    case 'marked':
      // The agent may have concluded the attendance while the mark was on its way: then it is due once more.
      return event.isConcluded === concludesAttendance(registration)
        ? { ...registration, isMarkedInKaroo: true, nextAttemptAt: null, error: null }
        : registration;
    case 'mark-failed':
      return { ...registration, nextAttemptAt: now + event.delayMs, error: event.error };
    case 'mark-refused':
      return { ...registration, nextAttemptAt: null, error: event.error };
    case 'retry-requested':
      return { ...registration, nextAttemptAt: now };
    default:
      return registration;
  }
}

/** Whether Karoo is told with this registration that nothing more will follow. */
export function concludesAttendance({ form, isLast }: StoredRegistration): boolean {
  return !form.isMultiple || isLast;
}

/** In Bimer for good. The mark in Karoo is due at once: `nextAttemptAt` null would mean that none is planned. */
function registered(
  registration: StoredRegistration,
  record: StoredInBimer,
  now: number,
): StoredRegistration {
  return {
    ...registration,
    state: 'registered',
    bimerId: record.id,
    processNumber: record.number,
    registeredAt: now,
    nextAttemptAt: now,
    error: null,
    attemptCount: registration.attemptCount + 1,
    lateArrival: 'excluded',
  };
}

function waiting(
  registration: StoredRegistration,
  state: 'queued' | 'verifying',
  { error, delayMs }: { error: AppErrorData; delayMs: number },
  now: number,
): StoredRegistration {
  const counted = isSignInProblem(error.code) ? 0 : 1;
  const attemptCount = registration.attemptCount + counted;
  return { ...registration, state, error, nextAttemptAt: now + delayMs, attemptCount };
}

/** Refused, or nobody but the agent can find out: a try that counts. */
function needsYou(registration: StoredRegistration, error: AppErrorData): StoredRegistration {
  return asking({ ...registration, attemptCount: registration.attemptCount + 1 }, error);
}

function asking(registration: StoredRegistration, error: AppErrorData): StoredRegistration {
  return {
    ...registration,
    state: 'needs-you',
    error,
    nextAttemptAt: null,
    // Stays unset where no outcome was ever unknown: such a registration may be withdrawn.
    ...(registration.lateArrival !== undefined && { lateArrival: 'excluded' as const }),
  };
}

function isUndoable({ undoUntil }: StoredRegistration): boolean {
  return undoUntil != null;
}

function dueNow(registration: StoredRegistration): StoredRegistration {
  if (registration.nextAttemptAt === null && !isUndoable(registration)) return registration;
  return { ...registration, nextAttemptAt: null, undoUntil: null };
}
