import { transition } from '../registrations/transition';
import type { StoreChange, StoredCursor, StoredRegistration } from '../stored-shapes';

/** How far Karoo is asked back for what may have been lost. */
const lookBackMs = 30 * 24 * 60 * 60_000;

/** Under this id lies where to begin for whichever account signs in next: none has it as its own. */
export const anyAccount = '';

/**
 * What follows from a repair, in which the newest changes may be missing: each registration on its way is looked up in
 * Bimer before it is sent, and Karoo is asked again for what finished in the last 30 days. `now` in ms since the epoch.
 */
export function afterRepair(
  registrations: readonly StoredRegistration[],
  cursors: readonly StoredCursor[],
  now: number,
): StoreChange[] {
  const restored = registrations
    .map((before) => ({ before, after: transition(before, { kind: 'restored' }, now) }))
    .filter(({ before, after }) => after !== before)
    .map(({ after }): StoreChange => ({ collection: 'registrations', id: after.key, value: after }));
  // Where all are lost, so is which accounts there were.
  const known = cursors.length > 0 ? cursors : [{ accountId: anyAccount }];
  const asked = known.map((cursor): StoreChange => ({
    collection: 'cursors',
    id: cursor.accountId,
    value: { ...cursor, lastEventId: null, caughtUpTo: new Date(now - lookBackMs).toISOString() },
  }));
  return [...restored, ...asked];
}
