const latest = Date.UTC(10_000, 0);

/**
 * What time it was for the server when it answered.
 * @param header value of `Date`
 * @returns ms since the epoch; null when the header is missing or no moment of the years 1970 to 9999
 */
export function answerDate(header: string | undefined): number | null {
  const instant = header === undefined ? NaN : Date.parse(header);
  return instant > 0 && instant < latest ? instant : null;
}
