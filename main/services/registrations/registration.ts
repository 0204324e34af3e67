import type { Attendance } from '../../../common/attendance/attendance';
import type { RegistrationForm } from '../../../common/attendance/registration-form';
import type { Failure } from '../../../common/errors';
import type { FoundField } from '../../../common/registrations/question';
import type { Customer } from '../../../common/lookups';
import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';

/** A registration from Enviar to the mark in Karoo, and afterwards as history. Times are ms since the epoch. */
export interface StoredRegistration {
  /** Our key in Bimer (`key.ts`); never used for another registration. */
  key: string;
  attendanceId: string;
  /** Counts all registrations ever made of the attendance, from 1, also those that were withdrawn. */
  sequence: number;
  /** Which registration of the attendance this is, from 1; those that were withdrawn do not count. */
  ordinal: number;
  /** Effective values, as they are sent. */
  form: RegistrationForm;
  /** As the agent left the form, where that differs: values of fields that are off come back with a correction. */
  typed: RegistrationForm | null;
  /** Messages of the conversation taken into Parecer. */
  pickedMessageIds: string[];
  attendance: Attendance;
  /** Null until Bimer has told it. */
  customer: Customer | null;
  /** The agent wants no further registration of the attendance. */
  isLast: boolean;
  createdAt: number;
  /** Tries so far; those that only new settings or rights could have helped do not count. */
  attemptCount: number;
  /** When the last POST left; null = none has. */
  sentAt: number | null;
  /** Processes that requests of it went to, each once; null = to be a new attendance. */
  sentTo: (string | null)[];
  trace: Trace;
  /** Records in Bimer, by identifier, of which the agent said that they are not this one. */
  disowned: string[];
  karooCheck: KarooCheck;
  progress: Progress;
}

/**
 * What of it may be in Bimer without anybody knowing. `none`: nothing, so that it may be withdrawn. `possible`: so many
 * requests ended without a known outcome; `mayStillArrive` until the longest time in which the last of them could
 * still be stored is over. `isAbsent`: asked after that time, Bimer has nothing of it; or, where it cannot be asked,
 * the agent has said so.
 */
export type Trace =
  { kind: 'none' } | { kind: 'possible'; requests: number; mayStillArrive: boolean; isAbsent: boolean };

/**
 * Before a POST Karoo says that nobody else registered the attendance. `needed`: it has to; `waived`: the agent sends
 * without its answer; `accepted`: the agent knows that somebody else did, and sends all the same.
 */
export type KarooCheck = 'needed' | 'waived' | 'accepted';

/** Where a registration is on its way, with what belongs to that step and to no other. */
export type Progress =
  | { step: 'queued'; wait: QueueWait }
  /** The POST is on its way, and its outcome not written down yet. */
  | { step: 'sending' }
  /** Bimer is asked for our key. `failure`: why that is necessary, or why it could not be asked. */
  | { step: 'verifying'; dueAt: DueAt; failure: Failure }
  | { step: 'asking'; question: Question }
  /** Bimer said no, or it cannot be sent as it is: a corrected form moves it. */
  | { step: 'refused'; failure: Failure }
  | Registered;

/** In Bimer for good; what is still to be done does not change that. */
export interface Registered {
  step: 'registered';
  /** Number de processo; null = the agent found it there and gave none. */
  number: string | null;
  bimerId: string | null;
  at: number;
  mark: Mark;
  twin: Twin;
}

/** When it is due, ms since the epoch; null = as soon as possible. */
export type DueAt = number | null;

export type QueueWait =
  /** For nothing but the registrations of its customer that are older. */
  | { for: 'turn' }
  /** The agent can still undo Enviar. */
  | { for: 'undo'; until: number }
  /** The last try failed and has sent nothing. */
  | { for: 'retry'; dueAt: DueAt; failure: Failure }
  /** Karoo has not said that nobody else registered the attendance. */
  | { for: 'karoo'; dueAt: DueAt; failure: Failure };

/** What only the agent can find out; the answer moves it. */
export type Question =
  /** Whether it is in Bimer, which cannot be searched by our key. */
  | { kind: 'unknown-outcome' }
  /** Whether to send it once more: so many requests of it were not stored. */
  | { kind: 'never-stored'; requests: number }
  /** Whether to send it although somebody else registered the attendance; `number`: as far as it was told. */
  | { kind: 'integrated-elsewhere'; number: string | null }
  /** Whether what Bimer has under our key is this one, although it is not, or not tellably, what was sent. */
  | { kind: 'found-differs'; record: StoredInBimer; differing: FoundField[]; untold: FoundField[] };

/** The mark in Karoo. */
export type Mark =
  | { kind: 'due'; dueAt: DueAt; failure: Failure | null }
  | { kind: 'marked' }
  /** `failure` null: without Bimer's number there is nothing to tell. */
  | { kind: 'given-up'; failure: Failure | null };

/** A second record of the same registration, which a request of unknown outcome may have left in Bimer. */
export type Twin =
  | { kind: 'none' }
  /** Bimer is asked once more when nothing can arrive any more. */
  | { kind: 'to-check'; dueAt: DueAt }
  | { kind: 'found'; number: string; isSeen: boolean };

/** Whether Karoo is told with this registration that nothing more will follow. */
export function concludesAttendance({ form, isLast }: StoredRegistration): boolean {
  return !form.isMultiple || isLast;
}

/** Number of the process that a parecer goes to; null = a new attendance. */
export function processNumberOf({ form }: Pick<StoredRegistration, 'form'>): string | null {
  return form.processNumber === '' ? null : form.processNumber;
}
