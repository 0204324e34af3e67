import type { Attendance } from '../../../common/attendance/attendance';

/** Asked again each time: attendances near the limit may have become visible late. */
const overlapMs = 10 * 60_000;
/** How far the very first catch-up looks back. */
const firstLookBackMs = 24 * 60 * 60_000;

/**
 * From when on to ask for finished attendances (ISO-8601). `caughtUpTo` null = the very first time. A limit that
 * lies in the future comes from a wrong clock and is not believed.
 */
export function catchUpSince(caughtUpTo: string | null, now: number): string {
  const known = caughtUpTo === null ? NaN : Date.parse(caughtUpTo);
  const from = Number.isNaN(known) ? now - firstLookBackMs : Math.min(known, now) - overlapMs;
  return new Date(from).toISOString();
}

/**
 * Up to when everything is known after a complete catch-up: the latest finish listed. This computer's clock has no
 * say, so that a wrong one leaves no gap.
 */
export function caughtUpTo(before: string | null, since: string, listed: readonly Attendance[]): string {
  const instants = [before ?? since, ...listed.map((attendance) => attendance.finishedAt)]
    .map((text) => Date.parse(text))
    .filter((instant) => !Number.isNaN(instant));
  return new Date(Math.max(Date.parse(since), ...instants)).toISOString();
}
