import { maxUndoSeconds } from '../../../common/settings/settings';
import { isUnsettled, nextStep } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import { longestPlannedWaitMs } from './retry-schedule';

/** Customers served at the same time; the same number of marks in Karoo may run beside them. */
export const maxParallel = 4;

export interface WorkPlan {
  /** To be worked on now, each on a lane of its own. */
  due: StoredRegistration[];
  /** When the next one that waits is due, ms since the epoch; null = none waits. */
  nextAt: number | null;
}

/** What must not run at the same time shares a lane: registrations of one customer; what is in Bimer stands alone. */
export function laneOf({ progress, key, form }: StoredRegistration): string {
  return progress.step === 'registered' ? `mark ${key}` : `customer ${form.customerCode}`;
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
    const next = nextStep(registration);
    if (!next) continue;
    const waitMs = (next.dueAt ?? now) - now;
    const kind = registration.progress.step === 'registered' ? 'marks' : 'customers';
    if (waitMs > 0 && waitMs <= longestWaitMs(registration)) {
      plan.nextAt = Math.min(plan.nextAt ?? Infinity, now + waitMs);
    } else if (free[kind] > 0) {
      free[kind] -= 1;
      plan.due.push(registration);
    }
  }
  return plan;
}

function longestWaitMs({ progress }: StoredRegistration): number {
  const isUndoable = progress.step === 'queued' && progress.wait.for === 'undo';
  return isUndoable ? maxUndoSeconds * 1000 : longestPlannedWaitMs;
}

function byAge(a: StoredRegistration, b: StoredRegistration): number {
  return a.createdAt - b.createdAt || a.sequence - b.sequence;
}
