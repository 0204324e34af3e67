import { describe, expect, it, test } from 'vitest';
import { atOnce } from '../../../common/in-slices';
import {
  colourOf,
  ownersOf,
  pickMeter,
  sinceLastPick,
} from '../../../renderer/src/features/conversation/picks';
import { findHits, findIn, segmentsOf } from '../../../renderer/src/features/conversation/search';

const order = ['1', '2', '3', '4', '5'];

describe('picks', () => {
  const owners = ownersOf([
    { sequence: 2, messageIds: ['3', '1'] },
    { sequence: 1, messageIds: ['1'] },
  ]);

  it('gives a message to the first registration that has it', () => {
    expect([...owners]).toEqual([
      ['1', 1],
      ['3', 2],
    ]);
  });

  it('counts per registration and what is left', () => {
    expect(pickMeter(order, owners)).toEqual({
      total: 5,
      unused: 3,
      parts: [
        { sequence: 1, count: 1 },
        { sequence: 2, count: 1 },
      ],
    });
    expect(pickMeter([], new Map())).toEqual({ total: 0, unused: 0, parts: [] });
    expect(pickMeter(['1'], new Map([['gone', 1]])).unused).toBe(1);
  });

  it('finds what follows the last one, all when there is none', () => {
    expect(sinceLastPick(order, owners)).toEqual(['4', '5']);
    expect(sinceLastPick(order, new Map())).toEqual(order);
    expect(sinceLastPick(order, new Map([['5', 1]]))).toEqual([]);
  });

  it('begins again with the colours', () => {
    expect([1, 6, 7].map(colourOf)).toEqual([1, 6, 1]);
  });
});

test.each([
  ['Emissão da AÇÃO', 'acao', ['AÇÃO']],
  ['ação Ação acao', 'AÇÃO', ['ação', 'Ação', 'acao']],
  ['decomposed ac\u0327a\u0303o here', 'ação', ['ac\u0327a\u0303o']],
  ['😀 nota 😀 nota', 'nota', ['nota', 'nota']],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['a.b', '.', ['.']],
  ['nada', '', []],
  ['nada', '   ', []],
])('findIn %j for %j', (text, query, expected) => {
  expect(findIn(text, query).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});

test('hits in texts and names of files, cut into segments', () => {
  const message = {
    id: '1',
    author: 'customer' as const,
    name: 'Nota',
    sentAt: '',
    kind: 'file' as const,
    text: 'a nota e a nota',
    attachment: { name: 'nota.pdf', sizeBytes: null },
  };
  const hits = atOnce(findHits([message], 'NOTA'));
  expect(hits.map(({ part }) => part)).toEqual(['text', 'text', 'file']);
  const inText = hits.filter(({ part }) => part === 'text');
  expect(segmentsOf(message.text, inText, hits[1] ?? null)).toEqual([
    { text: 'a ', mark: 'none' },
    { text: 'nota', mark: 'hit' },
    { text: ' e a ', mark: 'none' },
    { text: 'nota', mark: 'current' },
  ]);
  expect(segmentsOf('', [], null)).toEqual([{ text: '', mark: 'none' }]);
});
