import { expect, test } from 'vitest';
import { answerDate } from '../../../../main/adapters/http/answer-date';

test.each([
  ['Tue, 24 Nov 2026 12:00:00 GMT', Date.UTC(2026, 10, 24, 12)],
  [undefined, null],
  ['', null],
  ['soon', null],
  ['Thu, 01 Jan 1970 00:00:00 GMT', null],
  ['Mon, 01 Jan 275760 00:00:00 GMT', null],
])('the date %j is %j', (header, expected) => {
  expect(answerDate(header)).toBe(expected);
});
