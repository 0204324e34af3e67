import { describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../main/services/store/record-store';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { sampleAttendance, sampleForm, inStep } from '../fakes/samples';
import {
  attendance,
  cursor,
  customer,
  draft,
  favourites,
  gone,
  registered,
  registration,
  settled,
  snippets,
} from './changes';

export interface RecordsUnderContract {
  /** A new, empty store. */
  open: () => Promise<RecordStore>;
  /** The same records after a restart. */
  reopen: (store: RecordStore) => Promise<RecordStore>;
}

const byName = (changes: readonly StoreChange[]) =>
  Object.fromEntries(changes.map(({ collection, id, value }) => [`${collection}/${id}`, value]));

/** What everybody who keeps records answers, the one without a disk, too: the tests of the services trust that one. */
export function recordStoreContract(name: string, { open, reopen }: RecordsUnderContract): void {
  const filled = async (...commits: StoreChange[][]) => {
    const store = await open();
    for (const changes of commits) await store.commit(changes);
    return store;
  };
  const openedOf = async (...commits: StoreChange[][]) => (await reopen(await filled(...commits))).opened;

  describe(`${name}: what is open when it starts`, () => {
    test('is nothing in the beginning', async () => {
      expect((await open()).opened).toEqual({ changes: [], recent: [], past: [] });
    });

    test('is every collection as it was committed, the last word of each record, without what was deleted', async () => {
      const all = [
        attendance('a'),
        registration('a'),
        draft('a'),
        draft('karoo:conta1:a:1', 'Ação, ç€😀 \u0000 \ud800', 'a'),
        cursor('conta1', 'e1'),
        customer('00263'),
        snippets,
        favourites,
      ];
      const opened = await openedOf(
        [attendance('a', { nextSequence: 9 }), draft('b'), attendance('b'), customer('1')],
        all,
        [gone('drafts', 'b'), gone('attendances', 'b'), gone('customers', '1'), gone('customers', 'never')],
      );
      expect(byName(opened.changes)).toEqual(byName(all));
    });

    test('comes in the order in which it was first committed', async () => {
      const opened = await openedOf(
        [attendance('b'), attendance('c')],
        [attendance('a')],
        [attendance('c', { receivedAt: 5 })],
      );
      expect(opened.changes.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    });

    test('is not what is settled, of which there are the newest registrations', async () => {
      const opened = await openedOf(settled('old', 1_000), settled('new', 2_000), [
        attendance('a'),
        registered('a'),
      ]);
      expect(opened.changes.map(({ id }) => id)).toEqual(['a', 'karoo:conta1:a:1']);
      expect(opened.recent.map(({ attendanceId }) => attendanceId)).toEqual(['new', 'old']);
      expect(opened.past).toEqual([
        expect.objectContaining({
          attendanceId: 'new',
          sentAt: 2_000,
          customerCode: '00263',
          subject: 'Nota fiscal',
        }),
        expect.objectContaining({ attendanceId: 'old', sentAt: 1_000, department: 'Suporte' }),
      ]);
    });

    test('has registrations of the same moment by key', async () => {
      const same = [settled('b', 1_000), [registered('a', 2, 1_000)], settled('a', 1_000)];
      const { recent } = await openedOf(...same);
      expect(recent.map(({ key }) => key)).toEqual(
        [1, 2].map((n) => `karoo:conta1:a:${n}`).concat('karoo:conta1:b:1'),
      );
    });

    test('is bounded for what is settled', async () => {
      const many = Array.from({ length: 2_005 }, (_none, index) => settled(String(index), index));
      const { changes, recent, past } = await openedOf(many.flat());
      expect(changes).toEqual([]);
      expect(recent.map(({ createdAt }) => createdAt)).toEqual(
        Array.from({ length: 50 }, (_none, n) => 2_004 - n),
      );
      expect(past.map(({ sentAt }) => sentAt)).toEqual(
        Array.from({ length: 2_000 }, (_none, n) => 2_004 - n),
      );
    });
  });

  describe(`${name}: what is settled is asked for`, () => {
    test('by the id of the attendance or the key of one registration, with all that belongs to it', async () => {
      const records = await filled(settled('a'), [registered('a', 2)], settled('b'), [attendance('open')]);
      for (const names of [
        ['a'],
        ['karoo:conta1:a:2'],
        ['a', 'karoo:conta1:a:1', 'karoo:conta1:a:2', 'unknown'],
      ]) {
        const found = await records.recall(names);
        expect(found.attendances.map((one) => one.attendance.id)).toEqual(['a']);
        expect(found.registrations.map(({ key }) => key)).toEqual(['karoo:conta1:a:1', 'karoo:conta1:a:2']);
        expect(found.forgotten).toEqual([]);
      }
    });

    test('and neither what is open nor what was never there is found', async () => {
      const records = await filled([attendance('open'), registration('open')]);
      for (const names of [[], ['open', 'karoo:conta1:open:1', '']])
        expect(await records.recall(names)).toEqual({ attendances: [], registrations: [], forgotten: [] });
    });

    test('page by page, the latest in Bimer first, open ones among them', async () => {
      const records = await filled(
        settled('a', 1_000),
        settled('b', 3_000),
        [attendance('c'), registered('c', 1, 2_000), registration('c', 2), registered('c', 3, 2_000)],
        [attendance('d'), registration('d', 1, { progress: inStep.asking })],
      );
      const all = ['karoo:conta1:b:1', 'karoo:conta1:c:1', 'karoo:conta1:c:3', 'karoo:conta1:a:1'];
      const keysOf = ({ page }: { page: { key: string }[] }) => page.map(({ key }) => key);
      for (const offset of [0, 1, 3, 4, 9]) {
        const found = await records.registered(offset, 2);
        expect(found.total).toBe(4);
        expect(keysOf(found)).toEqual(all.slice(offset, offset + 2));
      }
    });

    test('for the customers of a contact: what was registered for it, and what Karoo said', async () => {
      const contact = { name: null, email: 'Joao@Exemplo.com.br', phone: '+55 (11) 98765-4321' };
      const other = { name: null, email: 'outro@exemplo.com.br', phone: '11 2222-3333' };
      const records = await filled([
        attendance('a', { attendance: { contact, customer: { code: null, name: null, cpfCnpj: null } } }),
        registered('a', 1, 1, {
          form: sampleForm({ customerCode: '111' }),
          attendance: sampleAttendance({ id: 'a', contact }),
        }),
        attendance('b', { attendance: { contact, customer: { code: '00263', name: null, cpfCnpj: null } } }),
        attendance('c', {
          attendance: { contact: other, customer: { code: '999', name: null, cpfCnpj: null } },
        }),
      ]);
      for (const query of [
        { kind: 'phone', digits: '11987654321' },
        { kind: 'phone', digits: '87654321' },
        { kind: 'email', text: 'joao@exemplo' },
      ] as const)
        expect((await records.customerCodesOf(query)).sort()).toEqual(['00263', '111']);
      expect(await records.customerCodesOf({ kind: 'email', text: 'ninguem@' })).toEqual([]);
    });
  });
}
