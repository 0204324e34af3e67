import type { Attendance } from '../../../common/attendance/attendance';
import { isLaterEnd } from '../../../common/attendance/later-end';

/** Each attendance once, with its latest end, in order of finish. */
export function inOrderOfFinish(attendances: readonly Attendance[]): Attendance[] {
  const byId = new Map<string, Attendance>();
  for (const attendance of attendances) {
    const other = byId.get(attendance.id);
    if (!other || isLaterEnd(attendance.finishedAt, other.finishedAt)) byId.set(attendance.id, attendance);
  }
  return [...byId.values()].sort(byFinish);
}

/** By instant, not by text: Karoo's times may carry different offsets. */
function byFinish(a: Attendance, b: Attendance): number {
  return Date.parse(a.finishedAt) - Date.parse(b.finishedAt) || a.number.localeCompare(b.number);
}
