import { foldEntries, searchEntries, type SearchEntry } from '../../../common/search-items';

/** One line of a list of choices. */
export interface Choice {
  /** Never ''. */
  value: string;
  label: string;
  /** Stands before the label, in the list only. */
  code: string | null;
  /** Stands after the label, muted. */
  detail: string | null;
  /** What a search looks through. */
  searchTexts: readonly string[];
  /** False for headings of a tree and for retired items. */
  isChoosable: boolean;
  /** The heading above it in a tree. */
  parent: string | null;
  /** Depth in a tree, from 0. */
  level: number;
}

/** What the list shows for a query. */
export interface ChoiceMatches {
  choices: readonly Choice[];
  /** Where the highlight goes first; -1 = nowhere. */
  best: number;
}

/** A list prepared for searching: folded once, not at every key. */
export interface ChoiceIndex {
  choices: readonly Choice[];
  entries: readonly SearchEntry<Choice>[];
  isTree: boolean;
}

export function indexChoices(choices: readonly Choice[]): ChoiceIndex {
  return {
    choices,
    entries: foldEntries(choices, (choice) => choice.searchTexts),
    isTree: choices.some((choice) => choice.parent !== null),
  };
}

/**
 * The choices that match. A flat list comes best first; a tree keeps its order and the headings above the
 * matches, and only the highlight goes to the best.
 */
export function matchChoices(index: ChoiceIndex, query: string, selected: string): ChoiceMatches {
  if (query.trim() === '') {
    const at = index.choices.findIndex((choice) => choice.value === selected && choice.isChoosable);
    return {
      choices: index.choices,
      best: at >= 0 ? at : index.choices.findIndex((choice) => choice.isChoosable),
    };
  }
  const found = searchEntries(index.entries, query, index.entries.length);
  if (!index.isTree) return { choices: found, best: found.findIndex((choice) => choice.isChoosable) };
  return keepTree(index, found);
}

function keepTree(index: ChoiceIndex, found: readonly Choice[]): ChoiceMatches {
  const byValue = new Map(index.choices.map((choice) => [choice.value, choice]));
  const kept = new Set<Choice>();
  for (const choice of found) {
    for (let at: Choice | undefined = choice; at && !kept.has(at); at = byValue.get(at.parent ?? ''))
      kept.add(at);
  }
  const choices = index.choices.filter((choice) => kept.has(choice));
  const best = found.find((choice) => choice.isChoosable);
  return { choices, best: best ? choices.indexOf(best) : -1 };
}
