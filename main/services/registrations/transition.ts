import type { Failure } from '../../../common/errors';
import { fromAsking, fromRefused } from './answers';
import type { RegistrationEvent } from './events';
import { lookedFor, oneMoreRequest, queued, tried } from './progress';
import { awaitsArrival, isDoubted } from './queries';
import { processNumberOf, type QueueWait, type StoredRegistration } from './registration';
import { afterStored, fromRegistered } from './registered';
import { foundInBimer, fromVerifying } from './verifying';

/**
 * The next state of a registration; `now` in ms since the epoch. An event that does not fit the step, for example an
 * answer that comes twice, changes nothing: the same object comes back.
 */
export function transition(
  registration: StoredRegistration,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  if (event.kind === 'settled') return settled(registration, event.requests);
  if (event.kind === 'restored') return restored(registration);
  const { progress } = registration;
  switch (progress.step) {
    case 'queued':
      return fromQueued(registration, progress.wait, event, now);
    case 'sending':
      return fromSending(registration, event, now);
    case 'verifying':
      return fromVerifying(registration, progress, event, now);
    case 'asking':
      return fromAsking(registration, progress.question, event, now);
    case 'refused':
      return fromRefused(registration, event);
    case 'registered':
      return fromRegistered(registration, progress, event, now);
  }
}

function fromQueued(
  registration: StoredRegistration,
  wait: QueueWait,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  switch (event.kind) {
    case 'send-started':
      return {
        ...registration,
        customer: event.customer,
        sentAt: now,
        sentTo: [...new Set([...registration.sentTo, processNumberOf(registration)])],
        progress: { step: 'sending' },
      };
    case 'refused':
      return tried(registration, { step: 'refused', failure: event.failure });
    case 'not-sent':
      return failedBefore(registration, event, now);
    case 'karoo-silent':
      return tried(
        registration,
        queued({ for: 'karoo', dueAt: now + event.delayMs, failure: event.failure }),
        event.failure,
      );
    case 'retry-requested':
      return hurried(registration, wait, event.isAsked);
    case 'send-decided':
      return wait.for === 'karoo'
        ? { ...registration, karooCheck: 'waived', progress: queued({ for: 'turn' }) }
        : registration;
    case 'integrated-elsewhere': {
      if (registration.karooCheck === 'accepted') return registration;
      // Who is asked whether it is still wanted has to know first that it is not there.
      if (isDoubted(registration.trace)) return { ...registration, progress: lookedFor() };
      const question = { kind: 'integrated-elsewhere', number: event.number } as const;
      return { ...registration, progress: { step: 'asking', question } };
    }
    case 'searched':
      // Looked for before it is sent, or the agent decided to send it while Bimer was being asked.
      return foundInBimer(sentOnce(registration), event, now) ?? registration;
    case 'made-last':
      return { ...registration, isLast: true };
    default:
      return registration;
  }
}

function fromSending(
  registration: StoredRegistration,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  switch (event.kind) {
    case 'stored':
      return afterStored(tried(registration), event.record, now);
    case 'refused':
      return tried(registration, { step: 'refused', failure: event.failure });
    case 'not-sent':
      return failedBefore(registration, event, now);
    case 'outcome-unknown':
      return {
        ...tried(
          registration,
          { step: 'verifying', dueAt: now + event.delayMs, failure: event.failure },
          event.failure,
        ),
        trace: oneMoreRequest(registration.trace),
      };
    case 'interrupted':
      return { ...tried(registration, lookedFor()), trace: oneMoreRequest(registration.trace) };
    case 'made-last':
      return { ...registration, isLast: true };
    default:
      return registration;
  }
}

/** Nothing of the requests so far can arrive any more: what waits for that is due now. */
function settled(registration: StoredRegistration, requests: number): StoredRegistration {
  const { trace, progress } = registration;
  if (!awaitsArrival(registration)) return registration;
  if (trace.kind === 'none' || trace.requests !== requests) return registration;
  return {
    ...registration,
    trace: { ...trace, mayStillArrive: false },
    ...(progress.step === 'verifying' && { progress: { ...progress, dueAt: null } }),
  };
}

/**
 * Something may have been sent that these records do not know of: what is not in Bimer as far as they know is looked
 * for before it is sent. A refused one is left to the agent, and looked for once it is corrected.
 */
function restored(registration: StoredRegistration): StoredRegistration {
  const { progress, trace } = registration;
  if (progress.step === 'registered') return registration;
  const doubted = { ...registration, trace: oneMoreRequest(trace) };
  return progress.step === 'refused' ? doubted : { ...doubted, progress: lookedFor() };
}

/** What is in Bimer under our key was sent, whether or not these records know of it. */
function sentOnce(registration: StoredRegistration): StoredRegistration {
  const { trace } = registration;
  return trace.kind === 'possible' ? registration : { ...registration, trace: oneMoreRequest(trace) };
}

function failedBefore(
  registration: StoredRegistration,
  { failure, delayMs }: { failure: Failure; delayMs: number },
  now: number,
): StoredRegistration {
  return tried(registration, queued({ for: 'retry', dueAt: now + delayMs, failure }), failure);
}

/** Only the agent may cut short the time in which Enviar can be undone. */
function hurried(registration: StoredRegistration, wait: QueueWait, isAsked: boolean): StoredRegistration {
  switch (wait.for) {
    case 'turn':
      return registration;
    case 'undo':
      return isAsked ? { ...registration, progress: queued({ for: 'turn' }) } : registration;
    case 'retry':
    case 'karoo':
      return wait.dueAt === null
        ? registration
        : { ...registration, progress: queued({ ...wait, dueAt: null }) };
  }
}
