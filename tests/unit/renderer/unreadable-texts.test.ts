import { expect, test } from 'vitest';
import type { UnreadableItem } from '../../../common/attendance/attendance';
import { unreadableDetails, unreadableTitle } from '../../../renderer/src/features/inbox/unreadable-texts';

const nothing: UnreadableItem = {
  id: 'id:c/a',
  number: null,
  end: null,
  customerCode: null,
  customerName: null,
  contactName: null,
};

test.each<[Partial<UnreadableItem>, string, string]>([
  [{}, 'Sem número · Cliente não identificado', ''],
  [{ number: '48213', contactName: 'João' }, '48213 · João', ''],
  [
    {
      number: '48213',
      customerName: 'Mercearia',
      contactName: 'João',
      customerCode: '00263',
      end: '24/11/26',
    },
    '48213 · Mercearia',
    'código 00263 · João · fim: 24/11/26',
  ],
])('says of %j what there is', (changes, title, details) => {
  expect(unreadableTitle({ ...nothing, ...changes })).toBe(title);
  expect(unreadableDetails({ ...nothing, ...changes })).toBe(details);
});

test('an end that is a date is written as one', () => {
  expect(unreadableDetails({ ...nothing, end: '2026-11-24T12:00:00Z' })).toMatch(
    /^fim: 2[34]\/11\/2026, \d\d:\d\d$/,
  );
});
