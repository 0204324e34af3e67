import { expect, test } from 'vitest';
import { foldText } from '../../../common/fold-text';
import { foldEntries, searchEntries } from '../../../common/search-items';

test.each([
  ['Ação', 'acao'],
  ['SÃO JOÃO', 'sao joao'],
  ['Ñandú ç', 'nandu c'],
  ['00263', '00263'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

const products = [
  { code: '10', name: 'Gestão Fiscal' },
  { code: '2', name: 'Nota Fiscal' },
  { code: '3', name: 'Fiscal' },
  { code: '4', name: 'Fiscalização' },
  { code: '5', name: 'Folha de Pagamento' },
];
const entries = foldEntries(products, ({ code, name }) => [code, name]);
const search = (query: string, limit = 10) => searchEntries(entries, query, limit).map(({ code }) => code);

test.each([
  ['exact, then starts with, then a word', 'fiscal', ['3', '4', '10', '2']],
  ['accents and case do not matter', 'GESTAO', ['10']],
  ['every term must match, in any order', 'fisc gest', ['10']],
  ['a code is found by its start', '1', ['10']],
  ['inside of words last', 'oes', []],
  ['no match', 'xyz', []],
  ['an empty query gives all, in order', '  ', ['10', '2', '3', '4', '5']],
])('%s', (_what, query, expected) => {
  expect(search(query)).toEqual(expected);
});

test('stops at the limit', () => {
  expect(search('fiscal', 2)).toEqual(['3', '4']);
  expect(search('', 2)).toEqual(['10', '2']);
});
