import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../main/services/store/record-store';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { sampleForm } from '../fakes/samples';
import { attendance, customer, draft, registered, registration, settled } from './changes';
import type { RecordsUnderContract } from './contract';

const idsOf = (changes: readonly StoreChange[]) => changes.map(({ id }) => id).sort();

async function forgottenOf(records: RecordStore, ...ids: string[]): Promise<string[]> {
  return (await records.recall(ids)).forgotten.map(({ id }) => id).sort();
}

/** See `recordStoreContract`: what goes after the retention time, and what is erased at once. */
export function forgettingContract(name: string, { open, reopen }: RecordsUnderContract): void {
  const filled = async (...commits: StoreChange[][]) => {
    const records = await open();
    for (const changes of commits) await records.commit(changes);
    return records;
  };

  describe(`${name}: forgetting what is settled`, () => {
    test('takes those that were settled first, as many as asked for, until there are none', async () => {
      const records = await filled(settled('c', 30), settled('a', 20), settled('d', 40), settled('b', 10), [
        attendance('open'),
        registered('open'),
        draft('open'),
      ]);
      expect((await records.forgetSettled(40, 2)).sort()).toEqual(['a', 'b']);
      expect(await records.forgetSettled(40, 2)).toEqual(['c']);
      expect(await records.forgetSettled(40, 2)).toEqual([]);
      const { opened } = await reopen(records);
      expect(idsOf(opened.changes)).toEqual(['karoo:conta1:open:1', 'open', 'open']);
      expect(opened.recent.map(({ attendanceId }) => attendanceId)).toEqual(['d']);
      expect(opened.past.map(({ attendanceId }) => attendanceId)).toEqual(['d']);
    });

    test('leaves of each account, id and end, for good', async () => {
      const records = await filled(settled('a', 10));
      await records.forgetSettled(11, 50);
      const expected = {
        attendances: [],
        registrations: [],
        forgotten: [{ id: 'a', accountId: 'conta1', finishedAt: '2026-11-24T11:30:00Z' }],
      };
      expect(await records.recall(['a'])).toEqual(expected);
      const again = await reopen(records);
      expect(await again.recall(['a', 'b'])).toEqual(expected);
      expect(await again.registered(0, 10)).toEqual({ page: [], total: 0 });
    });
  });

  describe(`${name}: erasing`, () => {
    const world = () =>
      filled(
        [
          attendance('karoo-said', { attendance: { customer: { code: '7', name: null, cpfCnpj: null } } }),
          attendance('typed'),
          draft('typed'),
          draft('of-a-correction', 'x', 'typed'),
          customer('7'),
          customer('8'),
        ],
        settled('registered-for', 1),
        [registered('registered-for', 2, 2, { form: sampleForm({ customerCode: '7' }) })],
        [
          {
            ...draft('typed'),
            value: { attendanceId: 'typed', form: sampleForm({ customerCode: '7' }), savedAt: 1 },
          },
        ] as StoreChange[],
        [
          attendance('other', { attendance: { customer: { code: '007', name: null, cpfCnpj: null } } }),
          registration('other'),
        ],
      );

    test.each([
      [
        'a customer: who Karoo said it was, who it was registered for, or who is in a draft',
        { by: 'customerCode', value: '7' },
        ['karoo-said:0', 'registered-for:2', 'typed:0'],
      ],
      ['a customer whose zeros count', { by: 'customerCode', value: '007' }, ['other:1']],
      ['a customer nobody knows', { by: 'customerCode', value: '%' }, []],
      ['an attendance by its number', { by: 'attendanceNumber', value: 'n-other' }, ['other:1']],
      ['an attendance nobody knows', { by: 'attendanceNumber', value: 'other' }, []],
    ] as const)('finds %s', async (_name, subject, expected) => {
      const found = await (await world()).erasureFindings(subject);
      expect(
        found
          .map(({ attendanceId, registrationCount }) => `${attendanceId}:${String(registrationCount)}`)
          .sort(),
      ).toEqual(expected);
      expect(found.every(({ attendanceId, number }) => number === `n-${attendanceId}`)).toBe(true);
    });

    test('takes attendances, open or settled, with all that belongs to them, and the customer met before', async () => {
      const records = await world();
      await records.erase(['typed', 'registered-for', 'unknown'], '7');
      const again = await reopen(records);
      expect(idsOf(again.opened.changes)).toEqual(['8', 'karoo-said', 'karoo:conta1:other:1', 'other']);
      expect(again.opened).toMatchObject({ recent: [], past: [] });
      expect(await again.registered(0, 10)).toEqual({ page: [], total: 0 });
      expect(await forgottenOf(again, 'typed', 'registered-for', 'unknown')).toEqual([
        'registered-for',
        'typed',
      ]);
    });

    test('takes nobody when nobody is named', async () => {
      const records = await world();
      await records.erase([], null);
      expect(await forgottenOf(records, 'typed')).toEqual([]);
      expect((await reopen(records)).opened.changes).toHaveLength(8);
    });

    test('and what was erased may be committed again without regard to that', async () => {
      const records = await world();
      await records.erase(['typed'], null);
      await records.commit([attendance('typed')]);
      expect(idsOf((await reopen(records)).opened.changes)).toContain('typed');
    });
  });
}
