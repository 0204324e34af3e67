import { describe, expect, it } from 'vitest';
import type { AttendanceType, BimerUser, Product } from '../../../common/lookups';
import {
  productChoices,
  productSections,
  typeChoices,
  userChoices,
} from '../../../renderer/src/features/form/choices';
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

describe('a list that begins with what is likely', () => {
  const products = [
    product('1', 'Alfa'),
    product('2', 'Beta'),
    product('3', 'Gama'),
    product('4', 'Delta', false),
  ];
  const choices = productChoices(products, '');
  const order = {
    sections: [
      { heading: 'Recentes', values: ['3', '4', '9'] },
      { heading: 'Do cliente', values: ['2', '3'] },
      { heading: 'Vazia', values: [] },
    ],
    restHeading: 'Todos',
    moreText: 'Mostrar todos',
  };
  const labels = (matches: { choices: readonly { label: string }[] }) =>
    matches.choices.map(({ label }) => label);

  it('shows its sections, each choice once, and the rest behind one step', () => {
    const index = indexChoices(choices, order);
    const short = matchChoices(index, '', '');
    expect(labels(short)).toEqual(['Recentes', 'Gama', 'Do cliente', 'Beta', 'Mostrar todos']);
    expect(short.best).toBe(1);
    expect(labels(matchChoices(index, '', '', true))).toEqual([
      'Recentes', 'Gama', 'Do cliente', 'Beta', 'Todos', 'Alfa',
    ]); // prettier-ignore
  });

  it('finds everything while something is typed, the likely ones first', () => {
    const index = indexChoices(choices, order);
    expect(labels(matchChoices(index, 'a', ''))).toEqual(['Alfa', 'Gama', 'Beta']);
    expect(labels(matchChoices(index, 'alf', ''))).toEqual(['Alfa']);
  });

  it('is a plain list without sections, and a tree stays whole', () => {
    expect(labels(matchChoices(indexChoices(choices, { ...order, sections: [] }), '', ''))).toEqual([
      'Alfa', 'Beta', 'Gama',
    ]); // prettier-ignore
    const types = typeChoices(tree, '');
    const likely = {
      sections: [{ heading: 'Recentes', values: ['T2.2'] }],
      restHeading: 'Todos',
      moreText: null,
    };
    const shown = matchChoices(indexChoices(types, likely), '', '');
    expect(labels(shown).slice(0, 3)).toEqual(['Recentes', 'Emissão', 'Todos']);
    expect(shown.choices.slice(3)).toEqual(types);
  });

  it('has the customer’s products first, within them the likely ones, and everything else behind one step', () => {
    const sections = productSections(['3', '1'], ['3', '2'], ['2', '1']);
    const index = indexChoices(choices, { ...order, sections });
    expect(labels(matchChoices(index, '', ''))).toEqual([
      'Favoritos', 'Alfa', 'Recentes', 'Beta', 'Mostrar todos',
    ]); // prettier-ignore
    expect(labels(matchChoices(index, '', '', true))).toEqual([
      'Favoritos', 'Alfa', 'Recentes', 'Beta', 'Outros favoritos', 'Gama',
    ]); // prettier-ignore
  });

  it('begins with favourites and then recents where nobody knows what the customer owns; retired ones are not offered', () => {
    const index = indexChoices(choices, {
      ...order,
      sections: productSections(['2', '4'], ['3', '2'], []),
      moreText: null,
    });
    expect(labels(matchChoices(index, '', ''))).toEqual([
      'Favoritos', 'Beta', 'Recentes', 'Gama', 'Todos', 'Alfa',
    ]); // prettier-ignore
  });

  it(
    'takes 100,000 entries in proportion, so that a key stays far below a second',
    { timeout: 60_000 },
    () => {
      const timeFor = (count: number) => {
        const many = Array.from({ length: count }, (_, at) =>
          product(String(at), `Módulo ${at} Emissão ${at % 97}`),
        );
        const started = performance.now();
        const index = indexChoices(productChoices(many, ''), order);
        for (const query of ['em', 'emissao 12', 'mod 99', 'zzz']) matchChoices(index, query, '');
        return performance.now() - started;
      };
      // Measured against itself, as the machine may be busy; ten times as many entries, with room for noise.
      const small = Math.min(timeFor(10_000), timeFor(10_000));
      expect(timeFor(100_000)).toBeLessThan(Math.max(small, 5) * 60);
    },
  );
});
