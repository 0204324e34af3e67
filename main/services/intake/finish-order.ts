import type { Attendance } from '../../../common/attendance/attendance';

/** Karoo's events and its list may tell the same end with and without fractions of a second. */
const sameEndMs = 1_000;

/** Whether an attendance finished again: its end (ISO-8601) is later than the one that is known. */
export function isLaterEnd(end: string, known: string): boolean {
  return Date.parse(end) - Date.parse(known) > sameEndMs;
}

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
