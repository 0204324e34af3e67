export interface Excess {
  /** UTF-16 units beyond the limit. */
  count: number;
  /** What stands beyond it, from a whole character on. */
  text: string;
}

/** What would not fit into `limit` UTF-16 units; null when all fits. */
export function excessOf(text: string, limit: number): Excess | null {
  if (text.length <= limit) return null;
  const isInsidePair = /[\uDC00-\uDFFF]/.test(text.charAt(limit)) && limit > 0;
  return { count: text.length - limit, text: text.slice(isInsidePair ? limit - 1 : limit) };
}
