import { foldText } from './fold-text';

/** An item with its texts folded once, so that a search while typing only compares. */
export interface SearchEntry<T> {
  item: T;
  /** Folded, in the order in which they matter (for example code, name). */
  texts: readonly string[];
}

/** Prepares items for `searchEntries`; `textOf` gives the texts an item can be found by. */
export function foldEntries<T>(
  items: readonly T[],
  textOf: (item: T) => readonly string[],
): SearchEntry<T>[] {
  return items.map((item) => ({ item, texts: textOf(item).map(foldText) }));
}

/** Lower is better; null = no match. */
function rank(texts: readonly string[], query: string, terms: readonly string[]): number | null {
  if (!terms.every((term) => texts.some((text) => text.includes(term)))) return null;
  if (texts.includes(query)) return 0;
  if (texts.some((text) => text.startsWith(query))) return 1;
  return terms.every((term) => texts.some((text) => startsWord(text, term))) ? 2 : 3;
}

const wordCharacter = /[\p{L}\p{N}]/u;

/** Whether some word of the text starts with the term. Looks instead of splitting: lists have up to 100,000 entries. */
function startsWord(text: string, term: string): boolean {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    if (at === 0 || !wordCharacter.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/**
 * Items that contain every term of the query in some of their texts, accents and case ignored. Exact matches come
 * first, then texts that start with the query, then words that start with the terms; within a rank the given
 * order stays. An empty query gives the first `limit` items.
 */
export function searchEntries<T>(entries: readonly SearchEntry<T>[], query: string, limit: number): T[] {
  const folded = foldText(query).trim().replace(/\s+/g, ' ');
  if (folded === '') return entries.slice(0, limit).map((entry) => entry.item);
  const terms = folded.split(' ');
  const ranked: T[][] = [[], [], [], []];
  for (const { item, texts } of entries) {
    const place = rank(texts, folded, terms);
    if (place !== null) ranked[place]?.push(item);
  }
  return ranked.flat().slice(0, limit);
}
