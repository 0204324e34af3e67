import { describe, expect, it } from 'vitest';
import type { AttendanceType, BimerUser, Product } from '../../../common/lookups';
import { productChoices, typeChoices, userChoices } from '../../../renderer/src/features/form/choices';
import { indexChoices, matchChoices } from '../../../renderer/src/ui/choice';

const product = (id: string, name: string, isActive = true): Product => ({
  id,
  code: `0${id}`,
  name,
  isActive,
});

function type(classification: string, name: string, isSelectable: boolean): AttendanceType {
  const days = { daysToNextContact: 2, isActive: true, standardTexts: [] };
  return {
    id: `T${classification}`,
    code: classification.replace('.', '0'),
    name,
    classification,
    isSelectable,
    ...days,
  };
}

const tree = [
  type('10.1', 'Emissão de nota', true),
  type('2.1', 'Relatórios', true),
  type('10', 'Fiscal', false),
  type('2', 'Erro', false),
  type('2.2', 'Emissão', true),
];

describe('productChoices', () => {
  const products = [product('1', 'Bimer'), product('2', 'Antigo', false)];

  it('leaves retired items out', () => {
    expect(productChoices(products, '').map((choice) => choice.value)).toEqual(['1']);
  });

  it('keeps the retired item that an old draft holds, readable but not choosable', () => {
    const kept = productChoices(products, '2')[1];
    expect(kept).toMatchObject({ value: '2', detail: 'desativado', isChoosable: false });
  });
});

describe('typeChoices', () => {
  it('orders by classification as numbers and puts leaves below their headings', () => {
    const choices = typeChoices(tree, '');
    expect(choices.map((choice) => choice.value)).toEqual(['T2', 'T2.1', 'T2.2', 'T10', 'T10.1']);
    expect(choices.map((choice) => choice.isChoosable)).toEqual([false, true, true, false, true]);
    expect(choices[4]).toMatchObject({ parent: 'T10', level: 1 });
  });
});

describe('userChoices', () => {
  const user = (id: string, login: string): BimerUser => ({
    id,
    login,
    name: login,
    email: null,
    isActive: true,
  });

  it('puts the agent first', () => {
    const choices = userChoices([user('1', 'ana'), user('2', 'bia')], (one) => one.id, [], 'BIA');
    expect(choices.map((choice) => choice.value)).toEqual(['2', '1']);
  });
});

describe('matchChoices', () => {
  it('keeps the headings above what matches and highlights the best leaf', () => {
    const matches = matchChoices(indexChoices(typeChoices(tree, '')), 'emissao', '');
    expect(matches.choices.map((choice) => choice.value)).toEqual(['T2', 'T2.2', 'T10', 'T10.1']);
    expect(matches.choices[matches.best]?.value).toBe('T2.2');
  });

  it('finds leaves by the name of their heading', () => {
    const matches = matchChoices(indexChoices(typeChoices(tree, '')), 'fiscal nota', '');
    expect(matches.choices.map((choice) => choice.value)).toEqual(['T10', 'T10.1']);
  });

  it('shows a flat list best first', () => {
    const flat = productChoices([product('11', 'Módulo Bimer'), product('12', 'Bimer')], '');
    const matches = matchChoices(indexChoices(flat), 'bimer', '');
    expect(matches.choices.map((choice) => choice.value)).toEqual(['12', '11']);
    expect(matches.best).toBe(0);
  });

  it('starts at the chosen item while nothing is typed', () => {
    const index = indexChoices(typeChoices(tree, ''));
    expect(matchChoices(index, '', 'T2.2').best).toBe(2);
    expect(matchChoices(index, '', '').best).toBe(1);
  });

  it('highlights nothing where nothing matches', () => {
    expect(matchChoices(indexChoices(typeChoices(tree, '')), 'xyz', '')).toEqual({ choices: [], best: -1 });
  });
});
