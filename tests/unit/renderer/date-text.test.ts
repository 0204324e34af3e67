import { describe, expect, it } from 'vitest';
import { dateRemark } from '../../../renderer/src/features/form/form-messages';
import { formatDateTyping, parseDateText, parseRelativeDate } from '../../../renderer/src/ui/date-text';

const today = '2026-11-24';

describe('parseDateText', () => {
  it.each([
    ['30/11/2026', '2026-11-30'],
    ['30-11-2026', '2026-11-30'],
    ['30.11.26', '2026-11-30'],
    ['30112026', '2026-11-30'],
    ['301126', '2026-11-30'],
    ['3011', '2026-11-30'],
    ['30/11', '2026-11-30'],
    ['1/12', '2026-12-01'],
    [' 5/1 ', '2027-01-05'],
    ['24/11', '2026-11-24'],
    ['23/11', '2027-11-23'],
    ['29/02/2028', '2028-02-29'],
    ['01/01/2020', '2020-01-01'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDateText(text, today)).toBe(date);
  });

  it.each([
    '',
    '3',
    '30/',
    '31/11/2026',
    '29/02/2027',
    '00/01',
    '12/13',
    '30/11/',
    '30/11/202',
    '2026-11-30',
  ])('takes %j for no date', (text) => {
    expect(parseDateText(text, today)).toBeNull();
  });
});

describe('formatDateTyping', () => {
  it.each([
    ['3', '3'],
    ['30', '30'],
    ['301', '30/1'],
    ['3011', '30/11'],
    ['30112026', '30/11/2026'],
    ['301120269', '30/11/2026'],
    ['5/1', '5/1'],
  ])('shows %s as %s', (typed, shown) => {
    expect(formatDateTyping(typed)).toBe(shown);
  });
});

// 24 November 2026 is a Tuesday.
describe('dates said from today', () => {
  it.each([
    ['hoje', '2026-11-24'],
    ['amanhã', '2026-11-25'],
    ['AMANHA', '2026-11-25'],
    ['depois de amanhã', '2026-11-26'],
    ['+3', '2026-11-27'],
    ['+ 30', '2026-12-24'],
    ['+0', '2026-11-24'],
    ['qua', '2026-11-25'],
    ['sex', '2026-11-27'],
    ['sáb', '2026-11-28'],
    ['dom', '2026-11-29'],
    ['seg', '2026-11-30'],
    ['segunda-feira', '2026-11-30'],
    ['ter', '2026-12-01'],
    ['terça', '2026-12-01'],
    ['Quinta feira', '2026-11-26'],
  ])('reads %s as %s', (text, date) => {
    expect(parseDateText(text, today)).toBe(date);
  });

  it.each(['se', 'segundo', '+', '+99999', '-3', 'ontem', 'constructor', 'feira'])(
    'does not read %j',
    (text) => {
      expect(parseRelativeDate(text, today)).toBeNull();
    },
  );

  it.each([
    ['2026-11-28', '28/11/2026 é um sábado.'],
    ['2026-11-29', '29/11/2026 é um domingo.'],
    ['2026-11-30', undefined],
    ['', undefined],
    ['amanh', undefined],
  ])('says of %s: %s', (date, text) => {
    expect(dateRemark(date)?.text).toBe(text);
  });
});
