import { maxUndoSeconds } from '../../../common/settings/settings';
import type { StoredRegistration } from '../stored-shapes';
import { longestPlannedWaitMs } from './retry-schedule';

/** Customers served at the same time; the same number of marks in Karoo may run beside them. */
export const maxParallel = 4;

export interface WorkPlan {
  /** To be worked on now, each on a lane of its own. */
  due: StoredRegistration[];
  /** When the next one that waits is due, ms since the epoch; null = none waits. */
  nextAt: number | null;
}

/** Whether anything is still to be done without the agent: towards Bimer, or the mark in Karoo. */
export function isUnsettled({ state, isMarkedInKaroo, nextAttemptAt }: StoredRegistration): boolean {
  if (state === 'registered') return !isMarkedInKaroo && nextAttemptAt !== null;
  return state !== 'needs-you';
}

/** What must not run at the same time shares a lane: registrations of one customer; a mark stands alone. */
export function laneOf({ state, key, form }: StoredRegistration): string {
  return state === 'registered' ? `mark ${key}` : `customer ${form.customerCode}`;
}

/**
 * Which registrations to work on now. Of one customer only the oldest unsettled one, so that their order is kept;
 * one customer's wait never holds up another. A wait longer than any that was ever planned is due at once: the clock
 * was wrong when it was planned.
 */
export function planWork(
  registrations: readonly StoredRegistration[],
  busyLanes: ReadonlySet<string>,
  now: number,
): WorkPlan {
  const plan: WorkPlan = { due: [], nextAt: null };
  const lanes = new Set<string>();
  const free = { marks: maxParallel, customers: maxParallel };
  for (const lane of busyLanes) free[lane.startsWith('mark ') ? 'marks' : 'customers'] -= 1;
  for (const registration of registrations.filter(isUnsettled).toSorted(byAge)) {
    const lane = laneOf(registration);
    if (lanes.has(lane) || busyLanes.has(lane)) continue;
    lanes.add(lane);
    const waitMs = (registration.nextAttemptAt ?? now) - now;
    const kind = registration.state === 'registered' ? 'marks' : 'customers';
    const longestMs = registration.undoUntil == null ? longestPlannedWaitMs : maxUndoSeconds * 1000;
    if (waitMs > 0 && waitMs <= longestMs) {
      plan.nextAt = Math.min(plan.nextAt ?? Infinity, now + waitMs);
    } else if (free[kind] > 0) {
      free[kind] -= 1;
      plan.due.push(registration);
    }
  }
  return plan;
}

function byAge(a: StoredRegistration, b: StoredRegistration): number {
  return a.createdAt - b.createdAt || a.sequence - b.sequence;
}
