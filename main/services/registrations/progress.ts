import { AppError, type Failure } from '../../../common/errors';
import { isSignInProblem } from './attempts';
import type { Mark, Progress, QueueWait, StoredRegistration, Trace } from './registration';

/** Bimer is asked as soon as possible. */
export function lookedFor(): Progress {
  return { step: 'verifying', dueAt: null, failure: new AppError('unknown-outcome').toFailure() };
}

export function queued(wait: QueueWait): Progress {
  return { step: 'queued', wait };
}

/** A try that is over; one that failed for want of settings or rights does not count. */
export function tried(
  registration: StoredRegistration,
  progress: Progress = registration.progress,
  failure: Failure | null = null,
): StoredRegistration {
  const isCounted = failure === null || !isSignInProblem(failure.code);
  return { ...registration, progress, attemptCount: registration.attemptCount + (isCounted ? 1 : 0) };
}

/** After a request whose outcome nobody knows. */
export function oneMoreRequest(trace: Trace): Trace {
  const requests = trace.kind === 'none' ? 1 : trace.requests + 1;
  return { kind: 'possible', requests, mayStillArrive: true, isAbsent: false };
}

/** Bimer has nothing of it. */
export function foundAbsent(trace: Trace): Trace {
  return trace.kind === 'none' ? trace : { ...trace, isAbsent: true };
}

export const markDueNow: Mark = { kind: 'due', dueAt: null, failure: null };
