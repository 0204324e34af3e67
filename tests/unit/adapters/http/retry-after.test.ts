import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../../main/adapters/http/retry-after';

const now = Date.parse('2026-01-05T12:00:00Z');

describe('retryAfterMs', () => {
  it.each([
    ['0', 0],
    ['7', 7000],
    [' 30 ', 30_000],
    ['599', 599_000],
    ['601', 600_000],
    ['999999999', 600_000],
    ['Mon, 05 Jan 2026 12:00:10 GMT', 10_000],
    ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
    ['Tue, 06 Jan 2026 12:00:00 GMT', 600_000],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    [undefined, null],
  ])('reads %j as %j ms', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected);
  });
});
