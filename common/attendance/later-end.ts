/** Karoo's events and its list may tell the same end with and without fractions of a second. */
const sameEndMs = 1_000;

/** Whether an attendance finished again: its end (ISO-8601) is later than the one that is known. */
export function isLaterEnd(end: string, known: string): boolean {
  return Date.parse(end) - Date.parse(known) > sameEndMs;
}
