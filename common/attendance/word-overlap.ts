import { foldText } from '../fold-text';

/** Words that say nothing of a subject. */
const fillers = new Set(
  'a o as os um uma de do da dos das no na nos nas em e ou por para com sem ao aos que se nao mais como sobre'.split(
    ' ',
  ),
);

/** The words of a subject that count: folded, without fillers, each once. */
export function significantWords(text: string): ReadonlySet<string> {
  const words = foldText(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 1 && !fillers.has(word)));
}

/** Two words are one when they differ only in their end, as `nota` and `notas`, `emissão` and `emissões` do. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  const stem = Math.max(4, shorter - 2);
  return a.slice(0, stem) === b.slice(0, stem) && Math.abs(a.length - b.length) <= 3;
}

/** How much of the shorter text's words are in the other, from 0 to 1. */
export function wordOverlap(a: string, b: string): number {
  const [small, large] = [significantWords(a), significantWords(b)].sort((x, y) => x.size - y.size);
  if (!small || !large || small.size === 0) return 0;
  const others = [...large];
  const shared = [...small].filter((word) => others.some((other) => isSameWord(word, other))).length;
  return shared / small.size;
}

/** From this overlap on two subjects count as alike. */
const alikeFrom = 0.6;

/** Whether two subjects are about the same, as far as their words tell. */
export function areSubjectsAlike(a: string, b: string): boolean {
  return wordOverlap(a, b) >= alikeFrom;
}
