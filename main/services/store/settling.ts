import { isOpen } from '../registrations/queries';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../stored-shapes';
import type { Mirror } from './mirror';

/**
 * Whether nothing is left to do for an attendance: it is registered and marked in Karoo (or its mark was given up), or
 * was integrated elsewhere, and nothing typed is left. What is settled leaves memory, and goes after the retention time.
 */
function isSettled(
  { state }: StoredAttendance,
  registrations: readonly StoredRegistration[],
  hasDraft: boolean,
): boolean {
  return state !== 'pending' && !hasDraft && !registrations.some(isOpen);
}

/**
 * The changes, with each attendance they touch settled or open as they leave it; `now` in ms since the epoch is when it
 * was settled. `mirror` holds what was before.
 */
export function withSettling(
  changes: readonly StoreChange[],
  mirror: Mirror,
  now: number,
): readonly StoreChange[] {
  const touched = new Set(changes.flatMap((change) => mirror.attendanceOf(change) ?? []));
  const settling = [...touched].flatMap((id) => settlingOf(id, changes, mirror, now));
  if (settling.length === 0) return changes;
  const ids = new Set(settling.map(({ id }) => id));
  return [
    ...changes.filter(({ collection, id }) => collection !== 'attendances' || !ids.has(id)),
    ...settling,
  ];
}

function settlingOf(id: string, changes: readonly StoreChange[], mirror: Mirror, now: number): StoreChange[] {
  let stored = mirror.get('attendances', id) ?? null;
  const registrations = new Map(mirror.registrationsOf(id).map((one) => [one.key, one]));
  const drafts = new Set(mirror.draftIdsOf(id));
  for (const change of changes) {
    if (change.collection === 'attendances' && change.id === id) stored = change.value;
    if (mirror.attendanceOf(change) !== id) continue;
    if (change.collection === 'registrations') {
      if (change.value) registrations.set(change.id, change.value);
      else registrations.delete(change.id);
    } else if (change.collection === 'drafts') {
      if (change.value) drafts.add(change.id);
      else drafts.delete(change.id);
    }
  }
  if (!stored) return [];
  const isDone = isSettled(stored, [...registrations.values()], drafts.size > 0);
  const settledAt = isDone ? (stored.settledAt ?? now) : null;
  return settledAt === stored.settledAt
    ? []
    : [{ collection: 'attendances', id, value: { ...stored, settledAt } }];
}
