import { foldText } from '../fold-text';
import type { Message } from './attendance';

/** A sentence of the conversation that tells something of what it was about. */
export interface SummarySentence {
  messageId: string;
  text: string;
}

interface Candidate extends SummarySentence {
  /** Place among all candidates, from 0. */
  at: number;
  author: Message['author'];
  isQuestion: boolean;
  terms: string[];
}

const stopWords = new Set(
  (
    'a o as os um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para pra pro com sem sob ' +
    'sobre e ou mas que se como quando onde porque pois ja nao sim so tambem mais menos muito muita muitos muitas ' +
    'bem mal aqui ali la isso isto esse essa este esta aquele aquela eu tu ele ela nos eles elas voce voces me te ' +
    'lhe meu minha seu sua nosso nossa ser estar ter haver foi era esta estou tem tinha vai vou ir vamos pode posso ' +
    'faz fazer fiz ai ta ok certo entao agora hoje aguarde momento favor obrigado obrigada bom boa dia tarde noite ' +
    'ola oi ate algo tudo nada ajudar ajuda'
  ).split(' '),
);

/** Courtesies say nothing about the matter, however many words they have. */
const courtesy =
  /^(?:oi|ola|bom dia|boa tarde|boa noite|obrigad[oa]|muito obrigad[oa]|de nada|disponha|tenha um|meu nome|posso ajudar|so um momento|um momento|aguarde|era so isso|eu que agradeco|ate logo|tchau)(?![a-z])/;

const abbreviations = /\b(?:sr|sra|dr|dra|nº|n|av|ex|obs|tel)\.$/i;

/** Cuts at `.`, `!`, `?`, `…` before white space, and at line breaks; not after abbreviations or inside numbers. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let held = '';
  for (const piece of text.split(/(?<=[.!?…])\s+|\n+/)) {
    held = held === '' ? piece.trim() : `${held} ${piece.trim()}`;
    if (abbreviations.test(held)) continue;
    if (held !== '') sentences.push(held);
    held = '';
  }
  if (held !== '') sentences.push(held);
  return sentences;
}

/** The words that carry meaning, folded, without the plural's s. */
function termsOf(sentence: string): string[] {
  return foldText(sentence)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word.length > 2 && !stopWords.has(word))
    .map((word) => (word.length > 4 ? word.replace(/s$/, '') : word));
}

function* candidatesOf(messages: readonly Message[]): Generator<undefined, Candidate[]> {
  const found: Candidate[] = [];
  for (const { id, author, text } of messages) {
    yield;
    if (author !== 'customer' && author !== 'agent') continue;
    for (const sentence of sentencesOf(text)) {
      const terms = termsOf(sentence);
      if (terms.length < 2 || courtesy.test(foldText(sentence))) continue;
      found.push({
        messageId: id,
        text: sentence,
        at: found.length,
        author,
        isQuestion: sentence.endsWith('?'),
        terms,
      });
    }
  }
  return found;
}

/** The customer tells first what is wrong, the agent last what was done; questions of the agent lead there only. */
function weightOf({ at, author, isQuestion }: Candidate, count: number): number {
  const place = count <= 1 ? 0 : at / (count - 1);
  if (author === 'customer') return 1 + 0.6 * (1 - place);
  return isQuestion ? 0.5 : 1 + 0.6 * place;
}

/** How often people come back to the sentence's terms, whatever its length. */
function scoreOf(candidate: Candidate, frequency: ReadonlyMap<string, number>, count: number): number {
  const terms = new Set(candidate.terms);
  let sum = 0;
  for (const term of terms) sum += Math.log(1 + (frequency.get(term) ?? 0));
  return (sum / Math.sqrt(terms.size + 3)) * weightOf(candidate, count);
}

function resembles(one: Candidate, other: Candidate): boolean {
  const terms = new Set(one.terms);
  const shared = new Set(other.terms.filter((term) => terms.has(term))).size;
  return shared / Math.min(terms.size, new Set(other.terms).size) > 0.7;
}

/**
 * At most `limit` sentences of customer and agent that tell what it was about, to the letter and in the order of the
 * conversation. Nothing is invented, nothing leaves the computer; a conversation of courtesies gives none. A step is one
 * message or sentence (see `in-slices.ts`).
 */
export function* summarize(messages: readonly Message[], limit = 5): Generator<undefined, SummarySentence[]> {
  const candidates = yield* candidatesOf(messages);
  const frequency = new Map<string, number>();
  for (const { terms } of candidates) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    yield;
  }
  const ranked: { candidate: Candidate; score: number }[] = [];
  for (const candidate of candidates) {
    ranked.push({ candidate, score: scoreOf(candidate, frequency, candidates.length) });
    yield;
  }
  ranked.sort((a, b) => b.score - a.score || a.candidate.at - b.candidate.at);
  const chosen: Candidate[] = [];
  for (const { candidate } of ranked) {
    if (chosen.length >= limit) break;
    if (!chosen.some((other) => resembles(other, candidate))) chosen.push(candidate);
    yield;
  }
  return chosen.sort((a, b) => a.at - b.at).map(({ messageId, text }) => ({ messageId, text }));
}
