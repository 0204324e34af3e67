import type { AttendanceType, BimerUser, Product, ResponsibilityCentre } from '../../../../common/lookups';
import type { Customer } from '../../../../common/lookups';
import type { Snippet } from '../../../../common/snippets';
import { formatTaxNumber } from '../../../../common/attendance/tax-number';
import type { Choice, ChoiceSection } from '../../ui/choice';

const retired = 'desativado';

interface Listed {
  id: string;
  code: string;
  name: string;
  isActive: boolean;
}

function choiceOf(item: Listed, detail: string | null = null): Choice {
  return {
    value: item.id,
    label: item.name,
    code: item.code,
    detail: item.isActive ? detail : retired,
    searchTexts: [item.code, item.name],
    isChoosable: item.isActive,
    parent: null,
    level: 0,
  };
}

/** Retired items cannot be chosen any more; the one an old draft holds stays readable. */
function present<T extends { isActive: boolean }>(
  items: readonly T[],
  isChosen: (item: T) => boolean,
): readonly T[] {
  return items.filter((item) => item.isActive || isChosen(item));
}

/** The chosen item's id when it is retired and only therefore in the list; else ''. */
export function keptId(items: readonly { id: string; isActive: boolean }[], chosenId: string): string {
  return items.find((item) => item.id === chosenId)?.isActive === false ? chosenId : '';
}

export function productChoices(products: readonly Product[], chosenId: string): Choice[] {
  return present(products, (item) => item.id === chosenId).map((item) => choiceOf(item));
}

export function centreChoices(centres: readonly ResponsibilityCentre[], chosenId: string): Choice[] {
  return present(centres, (item) => item.id === chosenId).map((item) => choiceOf(item));
}

const byClassification = new Intl.Collator('pt-BR', { numeric: true });

/** Types in the order of their classification; the synthetic ones are the tree's headings. */
export function typeChoices(types: readonly AttendanceType[], chosenId: string): Choice[] {
  const shown = [...present(types, (item) => item.id === chosenId)].sort((a, b) =>
    byClassification.compare(a.classification, b.classification),
  );
  const byPlace = new Map(shown.map((item) => [item.classification, item]));
  return shown.map((item) => {
    const place = item.classification.split('.');
    const parent = byPlace.get(place.slice(0, -1).join('.')) ?? null;
    return {
      ...choiceOf(item, item.classification),
      code: item.isSelectable ? item.code : null,
      searchTexts: [item.code, item.name, item.classification, parent?.name ?? ''],
      isChoosable: item.isActive && item.isSelectable,
      parent: parent?.id ?? null,
      level: Math.min(2, place.length - 1),
    };
  });
}

/** Users by name, the agent first: most attendances that stay open stay with the one who had them. */
export function userChoices(
  users: readonly BimerUser[],
  valueOf: (user: BimerUser) => string,
  chosen: readonly string[],
  agentLogin: string | null,
): Choice[] {
  const isAgent = (user: BimerUser) => user.login.toLowerCase() === agentLogin?.toLowerCase();
  const shown = present(users, (user) => chosen.includes(valueOf(user)));
  return [...shown.filter(isAgent), ...shown.filter((user) => !isAgent(user))].map((user) => ({
    value: valueOf(user),
    label: user.name,
    code: null,
    detail: user.isActive ? user.login : retired,
    searchTexts: [user.login, user.name],
    isChoosable: user.isActive,
    parent: null,
    level: 0,
  }));
}

/** `00263 · Mercearia São João · 12.345.678/0001-90`; choosing one gives its code. */
export function customerChoices(customers: readonly Customer[]): Choice[] {
  return customers.map((customer) => ({
    value: customer.code,
    label: customer.name,
    code: customer.code,
    detail: customer.cpfCnpj === null ? null : formatTaxNumber(customer.cpfCnpj),
    searchTexts: [],
    isChoosable: true,
    parent: null,
    level: 0,
  }));
}

export function standardTextChoices(type: AttendanceType | null): Choice[] {
  return (type?.standardTexts ?? []).map((text) => ({
    value: text.id,
    label: text.name,
    code: null,
    detail: null,
    searchTexts: [text.name, text.text],
    isChoosable: true,
    parent: null,
    level: 0,
  }));
}

/** `/nf  Nota fiscal reemitida…`: the trigger and how the text begins. */
export function snippetChoices(snippets: readonly Snippet[]): Choice[] {
  return snippets.map(({ trigger, text }) => ({
    value: trigger,
    label: text.trim().replace(/\s+/g, ' ').slice(0, 120),
    code: `/${trigger}`,
    detail: null,
    searchTexts: [],
    isChoosable: true,
    parent: null,
    level: 0,
  }));
}

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
