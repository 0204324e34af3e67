import { transition } from '../registrations/transition';
import type { StoreChange, StoredCursor, StoredRegistration } from '../stored-shapes';

/** How far Karoo is asked back for what may have been lost. */
const lookBackMs = 30 * 24 * 60 * 60_000;

/** Under this id lies where to begin for whichever account signs in next: none has it as its own. */
export const anyAccount = '';

/** What could be read of the records; `now` in ms since the epoch. */
export interface Repaired {
  registrations: readonly StoredRegistration[];
  cursors: readonly StoredCursor[];
  /** The accounts of Karoo of which there are attendances; they may repeat. */
  accountIds: readonly string[];
  now: number;
}

/**
 * What follows from a repair, in which the newest changes may be missing: each registration on its way is looked up in
 * Bimer before it is sent, and Karoo is asked again for what finished since 30 days before everything was known.
 */
export function afterRepair({ registrations, cursors, accountIds, now }: Repaired): StoreChange[] {
  const restored = registrations
    .map((before) => ({ before, after: transition(before, { kind: 'restored' }, now) }))
    .filter(({ before, after }) => after !== before)
    .map(({ after }): StoreChange => ({ collection: 'registrations', id: after.key, value: after }));
  const limits = new Map<string, string | null>(accountIds.map((id) => [id, null]));
  for (const { accountId, caughtUpTo } of cursors) limits.set(accountId, caughtUpTo);
  // Where all are lost, so is which accounts there were.
  if (limits.size === 0) limits.set(anyAccount, null);
  const asked = [...limits].map(([accountId, caughtUpTo]): StoreChange => ({
    collection: 'cursors',
    id: accountId,
    value: { accountId, lastEventId: null, caughtUpTo: lookBackFrom(caughtUpTo, now) },
  }));
  return [...restored, ...asked];
}

/** The limit is Karoo's time and may lie long ago; `now` is this computer's and may be wrong. */
function lookBackFrom(caughtUpTo: string | null, now: number): string {
  const limit = caughtUpTo === null ? NaN : Date.parse(caughtUpTo);
  return new Date((limit < now ? limit : now) - lookBackMs).toISOString();
}
