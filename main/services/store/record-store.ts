import type { ContactQuery } from '../../../common/attendance/contact-query';
import type { ErasureSubject } from '../../../common/erasure';
import type { PastRegistration } from '../../../common/attendance/proposals';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../stored-shapes';

/** What memory mirrors from the start: all that is open, and a bounded piece of what is settled. */
export interface OpenRecords {
  /** Everything open (see `isSettled`) and the agent's own collections, as the changes that would create it. */
  changes: StoreChange[];
  /** The newest registrations of settled attendances, newest first, at most `recentCount`. */
  recent: StoredRegistration[];
  /** What was registered before, as far as proposals look at it: newest first, at most `pastCount`. */
  past: PastRegistration[];
}

export const recentCount = 50;
export const pastCount = 2000;

/** An attendance of which nothing is kept but that it was here, so that Karoo's lists never bring it back as pending. */
export interface ForgottenAttendance {
  id: string;
  accountId: string;
  finishedAt: string;
}

/** Settled attendances with all their registrations; ids that are unknown are left out. */
export interface RecalledRecords {
  attendances: StoredAttendance[];
  registrations: StoredRegistration[];
  forgotten: ForgottenAttendance[];
}

/** One attendance that an erasure is about, open or settled. */
export interface ErasureFinding {
  attendanceId: string;
  number: string;
  registrationCount: number;
}

/**
 * The records on the disk. What is open is read once, at the start, and mirrored in memory by `ObservedStore`; what is
 * settled is asked for. Everything rejects with AppError `storage-failed`.
 */
export interface RecordStore {
  /** What was open when the records were opened. */
  readonly opened: OpenRecords;
  /** Whole or not at all; durable when it resolves. When it rejects nothing has changed. */
  commit(changes: readonly StoreChange[]): Promise<void>;
  /** By the ids of attendances or the keys of registrations. */
  recall(names: readonly string[]): Promise<RecalledRecords>;
  /** Registrations that are in Bimer, the latest first: one page, and how many there are in all. */
  registered(offset: number, limit: number): Promise<{ page: StoredRegistration[]; total: number }>;
  /** Codes of the customers for whom a contact's attendance was registered or came from Karoo. */
  customerCodesOf(contact: ContactQuery): Promise<string[]>;
  /**
   * Forgets attendances that were settled before `settledBefore` (ms since the epoch), at most `limit`. Resolves with
   * their ids.
   */
  forgetSettled(settledBefore: number, limit: number): Promise<string[]>;
  erasureFindings(subject: ErasureSubject): Promise<ErasureFinding[]>;
  /**
   * Erases the attendances with their registrations and drafts, and the customer met before, so that their bytes are in
   * no file of the records any more; copies of the file that were set aside go as well.
   */
  erase(attendanceIds: readonly string[], customerCode: string | null): Promise<void>;
  /** Looks at the whole file; false = damaged. To be called in idle time. */
  isSound(): Promise<boolean>;
  /** Sets a damaged file aside and takes over what can be read. Resolves with what is open now. */
  repair(): Promise<{ opened: OpenRecords; damage: Damage }>;
}

/** What a repair could not bring back. */
export interface Damage {
  /** Path of the damaged file, kept. */
  copy: string;
  /** Numbers of the attendances of which something is missing, as far as that can be known. */
  attendanceNumbers: string[];
}
