import type { Attendance } from '../../../common/attendance/attendance';
import { noFavourites } from '../../../common/lookups';
import type {
  CollectionName,
  StoreChange,
  StoredAttendance,
  StoredRegistration,
} from '../../../main/services/stored-shapes';
import {
  sampleAttendance,
  sampleCustomer,
  sampleDraft,
  sampleForm,
  sampleRegistered,
  sampleRegistration,
} from '../fakes/samples';

export function attendance(
  id: string,
  changes: Partial<Omit<StoredAttendance, 'attendance'>> & { attendance?: Partial<Attendance> } = {},
): StoreChange {
  const value: StoredAttendance = {
    receivedAt: 0,
    state: 'pending',
    nextSequence: 1,
    settledAt: null,
    ...changes,
    attendance: sampleAttendance({ id, number: `n-${id}`, ...changes.attendance }),
  };
  return { collection: 'attendances', id, value };
}

export function registration(
  attendanceId: string,
  sequence = 1,
  changes: Partial<StoredRegistration> = {},
): StoreChange & { value: StoredRegistration } {
  const key = changes.key ?? `karoo:conta1:${attendanceId}:${String(sequence)}`;
  const value = sampleRegistration({
    attendanceId,
    sequence,
    attendance: sampleAttendance({ id: attendanceId, number: `n-${attendanceId}` }),
    ...changes,
    key,
  });
  return { collection: 'registrations', id: key, value };
}

/** A registration that is in Bimer and marked in Karoo. */
export const registered = (
  attendanceId: string,
  sequence = 1,
  registeredAt = 1_000,
  changes: Partial<StoredRegistration> = {},
) =>
  registration(attendanceId, sequence, {
    progress: sampleRegistered({ number: '77', at: registeredAt }),
    createdAt: registeredAt,
    ...changes,
  });

/** A whole attendance that was registered and marked. */
export const settled = (id: string, settledAt = 1_000): StoreChange[] => [
  attendance(id, { state: 'concluded', nextSequence: 2, settledAt }),
  registered(id, 1, settledAt),
];

export function draft(id: string, opinion = 'texto', attendanceId = id): StoreChange {
  return { collection: 'drafts', id, value: sampleDraft({ attendanceId, form: sampleForm({ opinion }) }) };
}

export function customer(code: string, name = 'Mercearia São João'): StoreChange {
  return {
    collection: 'customers',
    id: code,
    value: { customer: sampleCustomer({ code, name }), lastUsedAt: 1 },
  };
}

export function cursor(accountId: string, lastEventId: string | null = null): StoreChange {
  return { collection: 'cursors', id: accountId, value: { accountId, lastEventId, caughtUpTo: null } };
}

export const snippets: StoreChange = {
  collection: 'snippets',
  id: 'own',
  value: { snippets: [{ trigger: 'oi', text: 'Olá!' }] },
};

export const favourites: StoreChange = {
  collection: 'favourites',
  id: 'own',
  value: { lists: { ...noFavourites, products: ['p1'] } },
};

export function gone(collection: CollectionName, id: string): StoreChange {
  return { collection, id, value: null };
}
