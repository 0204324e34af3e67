import type { Attendance } from '../../../common/attendance/attendance';

/**
 * The attendances of all pages once each, in order of finish; those already integrated are left out. Pages may
 * overlap and arrive in any order.
 */
export function mergeFinished(pages: readonly (readonly Attendance[])[]): Attendance[] {
  const byId = new Map<string, Attendance>();
  for (const attendance of pages.flat()) {
    if (!attendance.isIntegrated) byId.set(attendance.id, attendance);
  }
  return [...byId.values()].sort(byFinish);
}

/** By instant, not by text: Karoo's times may carry different offsets. */
function byFinish(a: Attendance, b: Attendance): number {
  return Date.parse(a.finishedAt) - Date.parse(b.finishedAt) || a.number.localeCompare(b.number);
}
