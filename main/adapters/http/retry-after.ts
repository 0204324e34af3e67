const maxRetryAfterMs = 10 * 60 * 1000;

/**
 * How long the server wants us to wait.
 * @param header value of `Retry-After`: seconds or an HTTP date
 * @param now wall clock, ms since the epoch
 * @returns ms, between 0 and 10 minutes; null when the header is missing or unreadable
 */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  const waitMs = /^\d{1,9}$/.test(text)
    ? Number(text) * 1000
    : /[a-z]/i.test(text)
      ? Date.parse(text) - now
      : NaN;
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), maxRetryAfterMs);
}
