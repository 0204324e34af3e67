import type { RegistrationEvent } from './events';
import { compareFound, isThisOne, type FoundRecord } from './found-content';
import type { Progress, StoredRegistration, Twin } from './registration';
import { afterStored } from './registered';
import { foundAbsent, queued, tried } from './progress';

/**
 * So many requests that were not stored, each looked for to the end, are no bad moment of Bimer any more: it answers,
 * and does not take this registration. Each further one could only leave another record of it, late. So two are made up
 * for by the app, and the third is the agent's.
 */
const mostRequests = 3;

type Verifying = Extract<Progress, { step: 'verifying' }>;
type Searched = Extract<RegistrationEvent, { kind: 'searched' }>;

/** The next state of a registration whose outcome is unknown. */
export function fromVerifying(
  registration: StoredRegistration,
  progress: Verifying,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  switch (event.kind) {
    case 'searched':
      return searched(registration, progress, event, now);
    case 'search-failed':
      return tried(
        registration,
        { step: 'verifying', dueAt: now + event.delayMs, failure: event.failure },
        event.failure,
      );
    case 'search-unsupported':
      return tried(registration, { step: 'asking', question: { kind: 'unknown-outcome' } });
    case 'retry-requested':
      return progress.dueAt === null
        ? registration
        : { ...registration, progress: { ...progress, dueAt: null } };
    // The agent has looked: no more waiting for what may still arrive. If it does, that is told afterwards.
    case 'send-decided':
      return { ...registration, progress: queued({ for: 'turn' }) };
    case 'made-last':
      return { ...registration, isLast: true };
    default:
      return registration;
  }
}

function searched(
  registration: StoredRegistration,
  progress: Verifying,
  event: Searched,
  now: number,
): StoredRegistration {
  const { isFinal, delayMs } = event;
  const known = foundInBimer(registration, event, now);
  if (known) return known;
  if (!isFinal) return { ...registration, progress: { ...progress, dueAt: now + delayMs } };
  const trace = foundAbsent(registration.trace);
  const requests = trace.kind === 'none' ? 0 : trace.requests;
  if (requests < mostRequests) return { ...registration, trace, progress: queued({ for: 'turn' }) };
  return {
    ...registration,
    trace,
    progress: { step: 'asking', question: { kind: 'never-stored', requests } },
  };
}

/** What follows from the records that a search found; null = none of them can be this registration. */
export function foundInBimer(
  before: StoredRegistration,
  { found, customer }: Searched,
  now: number,
): StoredRegistration | null {
  const registration = before.customer ? before : { ...before, customer };
  const candidates = found.filter(({ record }) => !registration.disowned.includes(record.id));
  const [first] = candidates;
  if (first === undefined) return null;
  const ours = candidates.find((found) => isThisOne(registration, found));
  if (ours) {
    const others = candidates.filter((other) => other !== ours);
    return afterStored(tried(registration), ours.record, now, twinOf(registration, others));
  }
  const { differing, untold } = compareFound(registration, first);
  const question = { kind: 'found-differs', record: first.record, differing, untold } as const;
  return tried(registration, { step: 'asking', question });
}

/** One record of one request is what was looked for; of a second request another one may still come. */
function twinOf({ trace }: StoredRegistration, [other]: readonly FoundRecord[]): Twin {
  if (other) return { kind: 'found', number: other.record.number, isSeen: false };
  const isOnlyRequest = trace.kind === 'none' || trace.requests < 2;
  return isOnlyRequest ? { kind: 'none' } : { kind: 'to-check', dueAt: null };
}
