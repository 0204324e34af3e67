import type { Failure } from '../../../common/errors';
import type { Customer } from '../../../common/lookups';
import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';
import type { FoundRecord } from './found-content';

/** What can happen to a registration. Delays are in ms from now. */
export type RegistrationEvent =
  /** The next thing that happens is the POST. */
  | { kind: 'send-started'; customer: Customer }
  | { kind: 'stored'; record: StoredInBimer }
  | { kind: 'refused'; failure: Failure }
  | { kind: 'not-sent'; failure: Failure; delayMs: number }
  | { kind: 'outcome-unknown'; failure: Failure; delayMs: number }
  /** The app ended between `send-started` and the outcome. */
  | { kind: 'interrupted' }
  /**
   * Bimer was asked for our key, and what it has. `isFinal`: when it was asked, nothing of an earlier request could
   * arrive any more; else it is asked again after `delayMs`.
   */
  | {
      kind: 'searched';
      found: readonly FoundRecord[];
      /** Whom it is for, where the registration does not know it yet; null = it does, or nobody could tell. */
      customer: Customer | null;
      isFinal: boolean;
      delayMs: number;
    }
  | { kind: 'search-failed'; failure: Failure; delayMs: number }
  | { kind: 'search-unsupported' }
  /** The longest time is over in which the last of so many requests of unknown outcome could still be stored. */
  | { kind: 'settled'; requests: number }
  /** `isConcluded`: what Karoo was told. */
  | { kind: 'marked'; isConcluded: boolean }
  | { kind: 'mark-failed'; failure: Failure; delayMs: number }
  | { kind: 'mark-refused'; failure: Failure }
  /** Network back, wake from sleep, or (`isAsked`) the agent said so: what waits is due now. */
  | { kind: 'retry-requested'; isAsked: boolean }
  /** Karoo says that somebody else registered the attendance. */
  | { kind: 'integrated-elsewhere'; number: string | null }
  /** Karoo could not be asked for that. */
  | { kind: 'karoo-silent'; failure: Failure; delayMs: number }
  /** Its form was corrected and sent again; until `undoUntil` that can be undone. */
  | { kind: 'corrected'; undoUntil: number | null }
  /** Nothing more will be registered of the attendance. */
  | { kind: 'made-last' }
  /** The records are those of an earlier time: what was sent since then is not in them. */
  | { kind: 'restored' }
  | AgentAnswer;

/** What the agent answers, for good. */
export type AgentAnswer =
  /** It is in Bimer: the one found, or under that number as far as the agent knows it. */
  | { kind: 'confirmed-by-agent'; number: string | null }
  /** It is not there, or it is wanted there in any case: it is to be sent (again), without waiting any longer. */
  | { kind: 'send-decided' }
  /** The agent has read that it is in Bimer twice. */
  | { kind: 'seen' };
