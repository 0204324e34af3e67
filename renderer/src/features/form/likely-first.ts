import type { ChoiceSection } from '../../ui/choice';

/** How a list begins: what the agent marked, then what was chosen before. */
export function likelySections(favourites: readonly string[], recents: readonly string[]): ChoiceSection[] {
  return [
    { heading: 'Favoritos', values: favourites },
    { heading: 'Recentes', values: recents },
  ];
}

/**
 * How the list of products begins. What the customer owns comes first, and within it what is likely; everything else
 * is behind one step, there too what is likely first. Without knowledge of what the customer owns: as any list.
 */
export function productSections(
  favourites: readonly string[],
  recents: readonly string[],
  owned: readonly string[],
): ChoiceSection[] {
  if (owned.length === 0) return likelySections(favourites, recents);
  const isOwned = (id: string) => owned.includes(id);
  return [
    ...likelySections(favourites.filter(isOwned), recents.filter(isOwned)),
    { heading: 'Do cliente', values: owned },
    { heading: 'Outros favoritos', values: favourites, isBehind: true },
    { heading: 'Outros recentes', values: recents, isBehind: true },
  ];
}
