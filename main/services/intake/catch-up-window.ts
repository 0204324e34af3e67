/** Asked again each time: attendances near the limit may have become visible late, and Karoo's clocks may differ. */
const overlapMs = 10 * 60_000;
/** How far the very first catch-up looks back. */
const firstLookBackMs = 24 * 60 * 60_000;

/**
 * From when on to ask for finished attendances (ISO-8601). `caughtUpTo` null = the very first time; `karooNow` in ms since
 * the epoch. A limit far in the future comes from a wrong clock: then it is as the first time, which asks for some
 * again rather than skip any.
 */
export function catchUpSince(caughtUpTo: string | null, karooNow: number): string {
  const known = caughtUpTo === null ? NaN : Date.parse(caughtUpTo);
  const from = known - overlapMs <= karooNow ? known - overlapMs : karooNow - firstLookBackMs;
  return new Date(from).toISOString();
}

/**
 * Up to when everything is known after a complete catch-up that asked for what finished since `since`: the latest of the
 * ends `listed` (ISO-8601), as far as it is not in the future.
 */
export function caughtUpTo(
  before: string | null,
  since: string,
  listed: Iterable<string>,
  karooNow: number,
): string {
  let latest = Date.parse(since);
  for (const text of [...(before === null ? [] : [before]), ...listed]) {
    const instant = Date.parse(text);
    if (instant > latest && instant <= karooNow) latest = instant;
  }
  return new Date(latest).toISOString();
}
