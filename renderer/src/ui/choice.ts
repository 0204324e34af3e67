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

/** Choices that stand before the others, under a heading. */
export interface ChoiceSection {
  heading: string;
  values: readonly string[];
  /** Comes into sight only with the rest. */
  isBehind?: boolean;
}

/** How a list begins; a choice of several sections stands in the first of them. */
export interface ChoiceOrder {
  sections: readonly ChoiceSection[];
  /** Stands over the choices of no section. */
  restHeading: string;
  /** The row that brings those into sight; null = they are. Typing finds them in any case. */
  moreText: string | null;
}

/** The value of the row that brings the rest into sight; no choice of ours has it. */
export const moreValue = '\u0000more';

/** A list prepared for searching: folded once, not at every key. */
export type FoldedChoices = readonly SearchEntry<Choice>[];

export function foldChoices(choices: readonly Choice[]): FoldedChoices {
  return foldEntries(choices, (choice) => choice.searchTexts);
}

export interface ChoiceIndex {
  choices: readonly Choice[];
  /** The preferred ones first. */
  entries: FoldedChoices;
  isTree: boolean;
  /** What shows while nothing is typed, with the rest out of sight and in it. */
  shortList: readonly Choice[];
  longList: readonly Choice[];
}

/** Headings and the row for more are no items of the list. */
export function isMarkable({ value, isChoosable }: Choice): boolean {
  return isChoosable && value !== moreValue;
}

const row = (value: string, label: string, isChoosable: boolean): Choice => ({
  value,
  label,
  code: null,
  detail: null,
  searchTexts: [],
  isChoosable,
  parent: null,
  level: 0,
});

/** The entries of each section whose choices are there and can be chosen, each once. */
function filledSections(folded: FoldedChoices, sections: readonly ChoiceSection[]) {
  const wanted = new Set(sections.flatMap((section) => section.values));
  const byValue = new Map(
    folded
      .filter(({ item }) => item.isChoosable && wanted.has(item.value))
      .map((entry) => [entry.item.value, entry]),
  );
  return sections.map(({ heading, values, isBehind = false }) => {
    const found = values.map((value) => byValue.get(value)).filter((entry) => entry !== undefined);
    for (const { item } of found) byValue.delete(item.value);
    return { heading, isBehind, entries: [...new Set(found)] };
  });
}

const rowsOf = (sections: ReturnType<typeof filledSections>): Choice[] =>
  sections.flatMap(({ heading, entries }) =>
    entries.length === 0
      ? []
      : [row(`heading:${heading}`, heading, false), ...entries.map(({ item }) => item)],
  );

/** Puts what is likely first. Cheap where the choices are folded already: only their order changes. */
export function indexChoices(
  choices: readonly Choice[],
  order: ChoiceOrder | null = null,
  folded: FoldedChoices = foldChoices(choices),
): ChoiceIndex {
  const sections = filledSections(folded, order?.sections ?? []);
  const preferred = sections.flatMap((section) => section.entries);
  const isPreferred = new Set(preferred);
  const others = folded.filter((entry) => !isPreferred.has(entry));
  const isTree = choices.some((choice) => choice.parent !== null);
  const head = rowsOf(sections.filter(({ isBehind }) => !isBehind));
  // A tree stays whole, as who looks for something in its branch must find it there.
  const rest = isTree ? choices : others.map(({ item }) => item);
  const behind = rowsOf(sections.filter(({ isBehind }) => isBehind));
  const tail =
    order !== null && rest.length > 0 ? [row('heading:rest', order.restHeading, false), ...rest] : [];
  const hasBoth = preferred.length > 0 && behind.length + tail.length > 0;
  const longList = hasBoth ? [...head, ...behind, ...tail] : choices;
  const more = order?.moreText ?? null;
  return {
    choices,
    entries: [...preferred, ...others],
    isTree,
    shortList: hasBoth && more !== null && head.length > 0 ? [...head, row(moreValue, more, true)] : longList,
    longList,
  };
}

/**
 * The choices that match. A flat list comes best first; a tree keeps its order and the headings above the
 * matches, and only the highlight goes to the best. While nothing is typed the sections stand first.
 */
export function matchChoices(
  index: ChoiceIndex,
  query: string,
  selected: string,
  isExpanded = false,
): ChoiceMatches {
  if (query.trim() === '') {
    const choices = isExpanded ? index.longList : index.shortList;
    const at = choices.findIndex((choice) => choice.value === selected && choice.isChoosable);
    return { choices, best: at >= 0 ? at : choices.findIndex((choice) => choice.isChoosable) };
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
