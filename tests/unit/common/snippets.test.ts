import { describe, expect, it, test } from 'vitest';
import { matchSnippets, slashCommandAt, snippetProblem } from '../../../common/snippets';

test.each([
  ['/nf', 3, { start: 0, end: 3, typed: 'nf' }],
  ['Bom dia /', 9, { start: 8, end: 9, typed: '' }],
  ['linha\n/ção_2 depois', 12, { start: 6, end: 12, typed: 'ção_2' }],
  ['(/nf', 4, { start: 1, end: 4, typed: 'nf' }],
  ['24/11', 5, null],
  ['https://x', 9, null],
  ['/nf ', 4, null],
  ['/nf', 0, null],
  ['sem', 3, null],
  [`${'a'.repeat(60)}/nf`, 63, null],
  [`/${'a'.repeat(31)}`, 32, null],
  [`x/${'a'.repeat(30)}`, 32, null],
])('the command in %j at %i', (text, caret, expected) => {
  expect(slashCommandAt(text, caret)).toEqual(expected);
});

test('matches by beginning first, whatever the accents', () => {
  const snippets = ['saudacao', 'nf', 'acao', 'ação2'].map((trigger) => ({ trigger, text: 'x' }));
  expect(matchSnippets(snippets, 'AÇÃO').map(({ trigger }) => trigger)).toEqual([
    'acao',
    'ação2',
    'saudacao',
  ]);
  expect(matchSnippets(snippets, '')).toHaveLength(4);
  expect(matchSnippets(snippets, 'zz')).toEqual([]);
});

describe('snippetProblem', () => {
  it.each([
    [{ trigger: 'nf', text: 'x' }, null],
    [{ trigger: '', text: 'x' }, 'trigger'],
    [{ trigger: 'a b', text: 'x' }, 'trigger'],
    [{ trigger: 'Ola', text: 'x' }, 'trigger'],
    [{ trigger: 'nf', text: ' ' }, 'text'],
    [{ trigger: 'nf', text: 'x'.repeat(20_001) }, 'text'],
  ])('of %j', (snippet, field) => {
    expect(snippetProblem(snippet, [{ trigger: 'olá', text: 'y' }])?.field ?? null).toBe(field);
  });
});
