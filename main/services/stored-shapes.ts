import type { Attendance, UnreadableAttendance } from '../../common/attendance/attendance';
import type { FormView } from '../../common/attendance/form-view';
import type { RegistrationForm } from '../../common/attendance/registration-form';
import type { Customer, FavouriteIds } from '../../common/lookups';
import type { Snippet } from '../../common/snippets';
import type { StoredRegistration } from './registrations/registration';

export type { StoredRegistration };

/** An attendance Karoo finished. It stays until its registrations are concluded. */
export interface StoredAttendance {
  attendance: Attendance;
  /** ms since the epoch, this computer's clock. */
  receivedAt: number;
  state: 'pending' | 'concluded' | 'integrated-elsewhere';
  /** The number it got elsewhere, as far as it was told; stays when it finishes again. */
  integratedAs?: string | null;
  /** Sequence of the next registration, from 1. */
  nextSequence: number;
  /** When nothing was left to do for it, ms since the epoch; null = it is open. Kept by `ObservedStore` (see `settling.ts`). */
  settledAt: number | null;
}

export interface StoredDraft {
  attendanceId: string;
  /** Key of the registration that it becomes, or corrects. */
  registrationKey: string;
  form: RegistrationForm;
  /** Messages of the conversation taken into Parecer; left out = none. */
  pickedMessageIds?: string[];
  /** Where the agent was in the form; left out = not known. */
  view?: FormView;
  savedAt: number;
}

export interface StoredCursor {
  /** Karoo account the cursor belongs to. */
  accountId: string;
  lastEventId: string | null;
  /** ISO-8601: everything finished before is known. */
  caughtUpTo: string | null;
}

/** An attendance of Karoo's that could not be read. It stays until it can, or the agent takes it from the list. */
export interface StoredUnreadable {
  /** By what it is known, see `unreadable-key.ts`. */
  id: string;
  /** Once it is dismissed: only what it is known by. */
  attendance: UnreadableAttendance;
  /** ms since the epoch, this computer's clock. */
  receivedAt: number;
  /** Kept, so that Karoo's list does not bring it back. */
  isDismissed: boolean;
}

/** A customer met before; the whole base is never copied to a workstation. */
export interface StoredCustomer {
  customer: Customer;
  lastUsedAt: number;
  /** Products it owned when Bimer was last asked; left out = never asked. */
  ownedProductIds?: string[];
}

/** All of the agent's own texts, in one record: they are saved together. */
export interface StoredSnippets {
  snippets: Snippet[];
}

/** All favourites, in one record. */
export interface StoredFavourites {
  lists: FavouriteIds;
}

/** Every collection of the records with its current shape. */
export interface StoredShapes {
  attendances: StoredAttendance;
  drafts: StoredDraft;
  registrations: StoredRegistration;
  cursors: StoredCursor;
  unreadable: StoredUnreadable;
  customers: StoredCustomer;
  snippets: StoredSnippets;
  favourites: StoredFavourites;
}

export type CollectionName = keyof StoredShapes;

/** `value: null` deletes. */
export type StoreChange = {
  [C in CollectionName]: { collection: C; id: string; value: StoredShapes[C] | null };
}[CollectionName];
