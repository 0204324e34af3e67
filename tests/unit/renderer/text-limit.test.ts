import { expect, test } from 'vitest';
import { excessOf } from '../../../renderer/src/features/form/text-limit';

test.each([
  ['abc', 3, null],
  ['abcd', 3, { count: 1, text: 'd' }],
  ['ab😀', 3, { count: 1, text: '😀' }],
  ['ab😀c', 4, { count: 1, text: 'c' }],
])('%j beyond %i', (text, limit, expected) => {
  expect(excessOf(text, limit)).toEqual(expected);
});
