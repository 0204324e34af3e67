import { describe, expect, it } from 'vitest';
import { addDays, formatDate, isCalendarDate } from '../../../common/calendar';

describe('calendar', () => {
  it.each([
    ['2026-11-24', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['24/11/2026', false],
    ['2026-11-24T00:00:00Z', false],
    ['', false],
  ])('isCalendarDate(%s) is %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected);
  });

  it.each([
    ['2026-11-24', 7, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('addDays(%s, %i) is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it('formats as dd/mm/aaaa and leaves alone what is no date', () => {
    expect(formatDate('2026-11-30')).toBe('30/11/2026');
    expect(formatDate('30/11')).toBe('30/11');
  });
});
