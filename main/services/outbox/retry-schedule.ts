import type { ErrorCode } from '../../../common/errors';

const firstDelayMs = 2_000;
const longestDelayMs = 5 * 60_000;
/** A `Retry-After` beyond this is not believed. */
export const longestPlannedWaitMs = 15 * 60_000;
/** Often enough to notice a new password, seldom enough not to lock the account at Bimer. */
const signInDelayMs = 2 * 60_000;

const signInCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unauthorized',
  'forbidden',
  'other-account',
  'not-configured',
]);

/** Whether only new settings or rights can help; such a try does not count as an attempt. */
export function isSignInProblem(code: ErrorCode): boolean {
  return signInCodes.has(code);
}

/**
 * How long to wait before the next try, in ms: 2 s doubling to 5 min, of which at least half (the rest is jitter, so
 * that workstations do not come back all at once); never sooner than the server's `Retry-After`.
 * `attemptCount`: tries that failed before this one; `random` in [0, 1).
 */
export function retryDelayMs(failure: {
  attemptCount: number;
  code: ErrorCode;
  retryAfterMs: number | null;
  random: number;
}): number {
  const exponential = firstDelayMs * 2 ** Math.min(failure.attemptCount, 20);
  const ceiling = isSignInProblem(failure.code) ? signInDelayMs : Math.min(exponential, longestDelayMs);
  const jittered = ceiling / 2 + (ceiling / 2) * failure.random;
  return Math.round(Math.min(Math.max(jittered, failure.retryAfterMs ?? 0), longestPlannedWaitMs));
}

/**
 * How long to wait before marking in Karoo again, in ms: as long as it has been failing, between 2 s and 5 min. So
 * the waits double without a counter of their own. Never sooner than Karoo's `Retry-After`.
 */
export function markRetryDelayMs(
  registeredAt: number,
  now: number,
  random: number,
  retryAfterMs: number | null = null,
): number {
  const elapsed = Math.min(Math.max(now - registeredAt, firstDelayMs), longestDelayMs);
  const jittered = elapsed / 2 + (elapsed / 2) * random;
  return Math.round(Math.min(Math.max(jittered, retryAfterMs ?? 0), longestPlannedWaitMs));
}
