import type { Message } from '../../../../common/attendance/attendance';
import { foldText } from '../../../../common/fold-text';

/** Where the search words stand: in the text of a message or in the name of its file. */
export interface Hit {
  messageId: string;
  part: 'text' | 'file';
  /** Offsets in the text as it is shown. */
  start: number;
  end: number;
}

interface Folded {
  text: string;
  /** For each unit of the folded text, where its character begins and ends in the original. */
  starts: number[];
  ends: number[];
}

/** Folding changes lengths (`ﬁ`, decomposed accents), so every folded unit remembers where it came from. */
function foldWithOffsets(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const piece = foldText(character);
    if (piece === '' && folded.ends.length > 0) folded.ends[folded.ends.length - 1] = end;
    for (let unit = 0; unit < piece.length; unit += 1) {
      folded.starts.push(at);
      folded.ends.push(end);
    }
    folded.text += piece;
    at = end;
  }
  return folded;
}

/** Every place where `query` stands in `text`, whatever the accents and the case; they do not overlap. */
export function findIn(text: string, query: string): { start: number; end: number }[] {
  const wanted = foldText(query.trim());
  // Where each letter came from matters only where something is found.
  if (wanted === '' || !foldText(text).includes(wanted)) return [];
  const folded = foldWithOffsets(text);
  const found: { start: number; end: number }[] = [];
  let from = folded.text.indexOf(wanted);
  while (from >= 0) {
    const start = folded.starts[from] ?? 0;
    const end = folded.ends[from + wanted.length - 1] ?? text.length;
    found.push({ start, end });
    from = folded.text.indexOf(wanted, from + wanted.length);
  }
  return found;
}

/** Nobody goes through more; a single letter stands in a long conversation a million times. */
export const mostHits = 10_000;

/** The first `mostHits` of a conversation in its order. A step is one message (see `in-slices.ts`). */
export function* findHits(messages: readonly Message[], query: string): Generator<undefined, Hit[]> {
  const hits: Hit[] = [];
  if (query.trim() === '') return hits;
  for (const { id: messageId, text, attachment } of messages) {
    for (const place of findIn(text, query)) hits.push({ messageId, part: 'text', ...place });
    for (const place of findIn(attachment?.name ?? '', query))
      hits.push({ messageId, part: 'file', ...place });
    if (hits.length >= mostHits) return hits.slice(0, mostHits);
    yield;
  }
  return hits;
}

export interface Segment {
  text: string;
  mark: 'none' | 'hit' | 'current';
}

/** The text cut at its hits; `current` is the one that next and previous have reached. */
export function segmentsOf(text: string, hits: readonly Hit[], current: Hit | null): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.start > at) segments.push({ text: text.slice(at, hit.start), mark: 'none' });
    segments.push({ text: text.slice(hit.start, hit.end), mark: hit === current ? 'current' : 'hit' });
    at = hit.end;
  }
  if (at < text.length || segments.length === 0) segments.push({ text: text.slice(at), mark: 'none' });
  return segments;
}
