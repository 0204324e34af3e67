import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../../common/errors';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import type { StoreChange } from '../../../../main/services/stored-shapes';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import {
  attendance,
  cursor,
  customer,
  draft,
  gone,
  registered,
  settled,
} from '../../../support/records/changes';

const damaged = new AppError('storage-failed', { detail: 'damaged' });
const damage = { copy: '/dados/records.damaged.db', attendanceNumbers: ['n-a'] };

/** A disk that is damaged until it is repaired, and then lacks the drafts. */
class DamagedDisk extends InMemoryRecordStore {
  isDamaged = true;
  repairs = 0;

  override commit(changes: readonly StoreChange[]): Promise<void> {
    return this.isDamaged ? Promise.reject(damaged) : super.commit(changes);
  }

  override recall(names: readonly string[]) {
    return this.isDamaged ? Promise.reject(damaged) : super.recall(names);
  }

  override registered(offset: number, limit: number) {
    return this.isDamaged ? Promise.reject(damaged) : super.registered(offset, limit);
  }

  override isSound(): Promise<boolean> {
    return Promise.resolve(!this.isDamaged);
  }

  override async repair(): Promise<never> {
    this.isDamaged = false;
    this.repairs += 1;
    await super.commit(this.all('drafts').map(({ attendanceId }) => gone('drafts', attendanceId)));
    return { opened: this.opened, damage } as never;
  }
}

describe('damage that shows in the course of work', () => {
  async function onDamagedDisk() {
    const disk = new DamagedDisk();
    disk.isDamaged = false;
    await disk.commit([attendance('a'), draft('a'), ...settled('old')]);
    disk.isDamaged = true;
    const store = new ObservedStore(disk);
    const told: unknown[] = [];
    store.repaired.add((one) => told.push(one));
    return { disk, store, told };
  }

  test.each<[string, (store: ObservedStore) => Promise<unknown>]>([
    ['a commit', (store) => store.commit([customer('7')])],
    ['a recall', (store) => store.update(() => [customer('7')], ['old'])],
    [
      'a question',
      (store) => store.registrations.registered(0, 10).then(() => store.commit([customer('7')])),
    ],
    ['a look at the whole file', (store) => store.checkAll().then(() => store.commit([customer('7')]))],
  ])(
    'by %s: repaired once, done all the same, told; what memory held is on the disk again',
    async (_name, work) => {
      const { disk, store, told } = await onDamagedDisk();
      await work(store);
      expect(disk.repairs).toBe(1);
      expect(told).toEqual([damage]);
      for (const where of [disk, store]) {
        expect(where.get('customers', '7')).toBeDefined();
        expect(where.get('drafts', 'a')).toEqual(draft('a').value);
        expect(where.get('attendances', 'a')).toBeDefined();
      }
      expect(store.get('attendances', 'old')).toBeUndefined();
      expect(store.registrations.recent()).toHaveLength(1);
    },
  );

  test('several questions at once make one repair', async () => {
    const { disk, store } = await onDamagedDisk();
    await Promise.all([0, 1, 2].map(() => store.registrations.registered(0, 10)));
    expect(disk.repairs).toBe(1);
  });

  test('what memory held is on the disk again later, when the disk has no room for it at once', async () => {
    const { disk, store } = await onDamagedDisk();
    const repair = disk.repair.bind(disk);
    disk.repair = async () => {
      const result = await repair();
      disk.failuresLeft = 2;
      return result;
    };
    await expect(store.commit([customer('7')])).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(store.commit([customer('7')])).rejects.toMatchObject({ code: 'storage-failed' });
    await store.commit([customer('7')]);
    expect(disk.get('drafts', 'a')).toEqual(draft('a').value);
    expect(disk.get('customers', '7')).toBeDefined();
    expect(disk.repairs).toBe(1);
  });

  test('that cannot be repaired is said, and memory stays', async () => {
    const { disk, store, told } = await onDamagedDisk();
    disk.repair = () => Promise.reject(new AppError('storage-failed', { detail: 'ENOSPC' }));
    await expect(store.commit([customer('7')])).rejects.toMatchObject({ detail: 'ENOSPC' });
    await expect(store.checkAll()).rejects.toMatchObject({ detail: 'ENOSPC' });
    expect(store.get('drafts', 'a')).toBeDefined();
    expect(told).toEqual([]);
  });

  test('the disk gets back only what it lost of what memory holds', async () => {
    const { disk, store } = await onDamagedDisk();
    await store.checkAll();
    const [, ...afterRepair] = disk.commits.slice(1);
    expect(afterRepair[0]).toEqual([draft('a')]);
  });

  test('what memory held of the past and the disk has lost is not shown any more, and everybody is told', async () => {
    const { disk, store } = await onDamagedDisk();
    const repair = disk.repair.bind(disk);
    disk.repair = async () => {
      await disk.erase(['old'], null);
      return repair();
    };
    const told = vi.fn();
    store.committed.add(told);
    expect(store.registrations.recent()).toHaveLength(1);
    await store.checkAll();
    expect(store.registrations.recent()).toEqual([]);
    expect(store.registrations.past()).toEqual([]);
    expect(told.mock.calls[0]?.[0]).toEqual(new Set(['attendances', 'drafts']));
  });
});

test('a sound file is left as it is', async () => {
  const disk = new DamagedDisk();
  disk.isDamaged = false;
  await new ObservedStore(disk).checkAll();
  expect(disk.repairs).toBe(0);
});

test.each([
  ['a full disk', new AppError('storage-failed', { detail: 'ENOSPC' })],
  ['a mistake of ours', Object.assign(new Error('no such column'), { code: 'storage-failed' })],
])('%s is no damage: nothing is repaired, asked or written again', async (_what, failure) => {
  const disk = new DamagedDisk();
  disk.isDamaged = false;
  const store = new ObservedStore(disk);
  const fail = vi.fn(() => Promise.reject(failure));
  disk.commit = fail;
  disk.registered = fail;
  disk.erasureFindings = fail;
  await expect(store.commit([customer('7')])).rejects.toBe(failure);
  await expect(store.registrations.registered(0, 10)).rejects.toBe(failure);
  await expect(store.erasureFindings({ by: 'customerCode', value: '7' })).rejects.toBe(failure);
  expect(fail).toHaveBeenCalledTimes(3);
  expect(disk.repairs).toBe(0);
});

test('after a repair Karoo is asked again for every account that anything is known of', async () => {
  const disk = new InMemoryRecordStore();
  await disk.commit([
    attendance('a', { attendance: { accountId: 'open' } }),
    ...settled('old'),
    attendance('old', { state: 'concluded', settledAt: 1_000, attendance: { accountId: 'settled' } }),
    registered('old', 1, 1_000, {
      attendance: { ...registered('old').value.attendance, accountId: 'settled' },
    }),
    cursor('connected'),
  ]);
  const store = new ObservedStore(disk, () => 5_000);
  await store.recover();
  const accounts = store.all('cursors').map(({ accountId }) => accountId);
  expect(accounts.sort()).toEqual(['connected', 'open', 'settled']);
});
