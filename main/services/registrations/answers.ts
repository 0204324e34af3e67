import type { RegistrationEvent } from './events';
import { foundAbsent, lookedFor, markDueNow, queued } from './progress';
import { mayStillArrive } from './queries';
import type { Question, StoredRegistration } from './registration';
import { afterStored } from './registered';

/** The next state of a registration that asks the agent something: only the answer moves it. */
export function fromAsking(
  registration: StoredRegistration,
  question: Question,
  event: RegistrationEvent,
  now: number,
): StoredRegistration {
  switch (event.kind) {
    case 'confirmed-by-agent':
      return confirmed(registration, question, event.number, now);
    case 'send-decided':
      return sentAllTheSame(registration, question);
    case 'made-last':
      return { ...registration, isLast: true };
    default:
      return registration;
  }
}

/** The next state of a refused registration: only a corrected form moves it. */
export function fromRefused(registration: StoredRegistration, event: RegistrationEvent): StoredRegistration {
  if (event.kind === 'made-last') return { ...registration, isLast: true };
  if (event.kind !== 'corrected') return registration;
  // A request of unknown outcome may still have been stored, with the form as it was.
  if (mayStillArrive(registration.trace)) return { ...registration, progress: lookedFor() };
  const { undoUntil } = event;
  return {
    ...registration,
    progress: queued(undoUntil === null ? { for: 'turn' } : { for: 'undo', until: undoUntil }),
  };
}

/** What is in Bimer through somebody else is not this registration: that one can only be withdrawn or sent. */
function confirmed(
  registration: StoredRegistration,
  question: Question,
  number: string | null,
  now: number,
): StoredRegistration {
  switch (question.kind) {
    case 'integrated-elsewhere':
      return registration;
    case 'found-differs':
      return afterStored(registration, question.record, now, { kind: 'none' });
    case 'unknown-outcome':
    case 'never-stored':
      return {
        ...registration,
        progress: {
          step: 'registered',
          number,
          bimerId: null,
          at: now,
          // Without Bimer's number there is nothing to tell Karoo.
          mark: number === null ? { kind: 'given-up', failure: null } : markDueNow,
          twin: { kind: 'none' },
        },
      };
  }
}

function sentAllTheSame(registration: StoredRegistration, question: Question): StoredRegistration {
  const progress = queued({ for: 'turn' });
  switch (question.kind) {
    case 'unknown-outcome':
      return { ...registration, trace: foundAbsent(registration.trace), progress };
    case 'never-stored':
      return { ...registration, progress };
    case 'integrated-elsewhere':
      return { ...registration, karooCheck: 'accepted', progress };
    case 'found-differs':
      // That one is another; ours may still come, and is waited for before it is sent again.
      return {
        ...registration,
        disowned: [...registration.disowned, question.record.id],
        progress: lookedFor(),
      };
  }
}
