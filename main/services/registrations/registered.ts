import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';
import type { RegistrationEvent } from './events';
import { isThisOne } from './found-content';
import { markDueNow } from './progress';
import { concludesAttendance, type Registered, type StoredRegistration, type Twin } from './registration';

/**
 * In Bimer for good; the mark in Karoo is due at once. `twin` left out: the answer to a POST, which tells nothing of
 * what earlier requests may have left there.
 */
export function afterStored(
  registration: StoredRegistration,
  record: StoredInBimer,
  now: number,
  twin: Twin = registration.trace.kind === 'none' ? { kind: 'none' } : { kind: 'to-check', dueAt: null },
): StoredRegistration {
  const { number, id } = record;
  return {
    ...registration,
    progress: { step: 'registered', number, bimerId: id, at: now, mark: markDueNow, twin },
  };
}

/** The next state of what is in Bimer: the mark in Karoo, and whether an earlier request left it there twice. */
export function fromRegistered(
  registration: StoredRegistration,
  progress: Registered,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  const become = (changes: Partial<Registered>): StoredRegistration => ({
    ...registration,
    progress: { ...progress, ...changes },
  });
  const { mark, twin } = progress;
  switch (event.kind) {
    case 'marked':
      // The agent may have concluded the attendance while the mark was on its way: then it is due once more.
      return mark.kind === 'due' && event.isConcluded === concludesAttendance(registration)
        ? become({ mark: { kind: 'marked' } })
        : registration;
    case 'mark-failed':
      return mark.kind === 'due'
        ? become({ mark: { kind: 'due', dueAt: now + event.delayMs, failure: event.failure } })
        : registration;
    case 'mark-refused':
      return mark.kind === 'due'
        ? become({ mark: { kind: 'given-up', failure: event.failure } })
        : registration;
    case 'retry-requested': {
      const isMarkLater = mark.kind === 'due' && mark.dueAt !== null;
      const isLookLater = twin.kind === 'to-check' && twin.dueAt !== null;
      if (!isMarkLater && !isLookLater) return registration;
      return become({
        ...(isMarkLater && { mark: { ...mark, dueAt: null } }),
        ...(isLookLater && { twin: { ...twin, dueAt: null } }),
      });
    }
    case 'searched': {
      if (twin.kind !== 'to-check' || !event.isFinal) return registration;
      const known = [progress.bimerId, ...registration.disowned];
      // A Bimer that overlooks the key answers with anybody's records.
      const other = event.found.find(
        (found) => !known.includes(found.record.id) && (found.hasKey || isThisOne(registration, found)),
      );
      return become({
        twin: other ? { kind: 'found', number: other.record.number, isSeen: false } : { kind: 'none' },
      });
    }
    case 'search-failed':
      return twin.kind === 'to-check'
        ? become({ twin: { kind: 'to-check', dueAt: now + event.delayMs } })
        : registration;
    case 'search-unsupported':
      return twin.kind === 'to-check' ? become({ twin: { kind: 'none' } }) : registration;
    case 'seen':
      return twin.kind === 'found' && !twin.isSeen
        ? become({ twin: { ...twin, isSeen: true } })
        : registration;
    case 'made-last':
      // Without Bimer's number there is nothing to tell Karoo.
      return registration.isLast
        ? registration
        : { ...become(progress.number === null ? {} : { mark: markDueNow }), isLast: true };
    default:
      return registration;
  }
}
