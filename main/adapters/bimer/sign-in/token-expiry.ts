const hourMs = 60 * 60 * 1000;
/** Above this a value is no duration but a Unix time, in seconds. */
const firstAbsolute = 1e9;
/** Above this a Unix time is in milliseconds. */
const firstMilliseconds = 1e11;
const maxMarginMs = 60_000;

/**
 * When a token stops being used: a little before it expires.
 * @param expiresIn as the server sent it: seconds, or a Unix time above 10^9. Zero, negative or unreadable
 * values mean one hour; so does a time that has passed, which shows clocks that differ, not a dead token.
 * @param now ms since the epoch
 * @returns ms since the epoch
 */
export function renewalTime(expiresIn: unknown, now: number): number {
  const lifetimeMs = lifetime(expiresIn, now);
  return now + lifetimeMs - Math.min(maxMarginMs, lifetimeMs / 10);
}

function lifetime(expiresIn: unknown, now: number): number {
  const value = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return hourMs;
  if (value <= firstAbsolute) return value * 1000;
  const leftMs = (value > firstMilliseconds ? value : value * 1000) - now;
  return leftMs > 0 ? leftMs : hourMs;
}
