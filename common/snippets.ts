import { foldText } from './fold-text';

/** A personal text (texto rápido): typing `/` and the trigger in Parecer offers it. */
export interface Snippet {
  /** Letters, digits, `-` and `_`, without the slash. */
  trigger: string;
  /** May hold variables (see `fill-text.ts`). */
  text: string;
}

export const snippetLimits = { count: 300, trigger: 30, text: 20_000 } as const;

export const triggerPattern = /^[\p{L}\d_-]{1,30}$/u;

/** What is wrong with the snippet among the others, in pt-BR, by field; null = nothing. */
export function snippetProblem(
  snippet: Snippet,
  others: readonly Snippet[],
): { field: keyof Snippet; text: string } | null {
  if (!triggerPattern.test(snippet.trigger)) {
    return { field: 'trigger', text: 'Use de 1 a 30 letras, algarismos, “-” ou “_”, sem espaços.' };
  }
  if (others.some((other) => foldText(other.trigger) === foldText(snippet.trigger))) {
    return { field: 'trigger', text: 'Já existe um texto com este atalho.' };
  }
  if (snippet.text.trim() === '') return { field: 'text', text: 'Escreva o texto.' };
  if (snippet.text.length > snippetLimits.text) {
    return { field: 'text', text: `No máximo ${snippetLimits.text} caracteres.` };
  }
  return null;
}

export interface SlashCommand {
  /** Where `/` stands in the text, and where the typed trigger ends. */
  start: number;
  end: number;
  typed: string;
}

/** The `/abc` that is being typed right before the caret; a slash inside a word or a date is none. */
export function slashCommandAt(text: string, caret: number): SlashCommand | null {
  const before = text.slice(Math.max(0, caret - 40), caret);
  const match = /(?:^|[\s(])\/([\p{L}\d_-]{0,30})$/u.exec(before);
  const typed = match?.[1];
  if (typed === undefined) return null;
  // At the cut the character before the slash is not in sight.
  if (match?.[0].startsWith('/') && caret > typed.length + 1) return null;
  return { start: caret - typed.length - 1, end: caret, typed };
}

/** The snippets for what was typed: whose trigger begins so, then those that hold it; each by trigger. */
export function matchSnippets(snippets: readonly Snippet[], typed: string): Snippet[] {
  const wanted = foldText(typed);
  const sorted = [...snippets].sort((a, b) => a.trigger.localeCompare(b.trigger, 'pt-BR'));
  const beginning = sorted.filter(({ trigger }) => foldText(trigger).startsWith(wanted));
  const holding = sorted.filter(
    (snippet) => !beginning.includes(snippet) && foldText(snippet.trigger).includes(wanted),
  );
  return [...beginning, ...holding];
}
