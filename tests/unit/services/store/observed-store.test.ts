import { describe, expect, test, vi } from 'vitest';
import { AppError } from '../../../../common/errors';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import type { StoreChange } from '../../../../main/services/stored-shapes';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import { samplePending } from '../../../support/fakes/samples';
import {
  attendance,
  customer,
  draft,
  gone,
  registered,
  registration,
  settled,
} from '../../../support/records/changes';

const damaged = new AppError('storage-failed', { detail: 'damaged' });
const damage = { copy: '/dados/records.damaged.db', attendanceNumbers: ['n-a'] };

async function filled(...commits: StoreChange[][]) {
  const disk = new InMemoryRecordStore();
  for (const changes of commits) await disk.commit(changes);
  return { disk, store: new ObservedStore(disk, () => 5_000) };
}

const raiseSequence = (store: ObservedStore) =>
  store.update(() => {
    const stored = store.get('attendances', 'k1') ?? samplePending();
    const value = { ...stored, nextSequence: stored.nextSequence + 1 };
    return [{ collection: 'attendances', id: 'k1', value }];
  });

describe('one change after the other', () => {
  test('two services that read and then write the same record do not undo each other', async () => {
    const { store } = await filled();
    await Promise.all([raiseSequence(store), raiseSequence(store), raiseSequence(store)]);
    expect(store.get('attendances', 'k1')?.nextSequence).toBe(4);
  });

  test('tells the touched collections after the commit only, and a failure stops nobody', async () => {
    const { disk, store } = await filled();
    const touched: string[][] = [];
    store.committed.add((collections) => touched.push([...collections]));
    disk.failuresLeft = 1;
    await expect(raiseSequence(store)).rejects.toMatchObject({ code: 'storage-failed' });
    expect(touched).toEqual([]);
    await raiseSequence(store);
    expect(touched).toEqual([['attendances']]);
  });

  test('whoever is told finds memory as the disk has it', async () => {
    const { disk, store } = await filled();
    const seen: unknown[] = [];
    const look = () => seen.push([store.get('drafts', 'a'), disk.get('drafts', 'a')]);
    store.applied.add(look);
    store.committed.add(look);
    await store.commit([draft('a')]);
    expect(seen).toEqual([0, 1].map(() => [draft('a').value, draft('a').value]));
  });

  test('what fails changes nothing: in memory, on the disk, for listeners', async () => {
    const { disk, store } = await filled([attendance('a'), draft('a')], settled('old'));
    const told = vi.fn();
    store.applied.add(told);
    const before = [store.all('attendances'), store.all('drafts'), store.registrations.recent(), disk.opened];
    const state = () => [
      store.all('attendances'),
      store.all('drafts'),
      store.registrations.recent(),
      disk.opened,
    ];
    disk.failuresLeft = 1;
    await expect(store.update(() => [gone('drafts', 'a'), registration('a')], ['old'])).rejects.toThrow();
    await expect(
      store.update(() => {
        throw new Error('decided against it');
      }, ['old']),
    ).rejects.toThrow('decided against it');
    await store.update(() => [], ['old']);
    expect(state()).toEqual(before);
    expect(told).not.toHaveBeenCalled();
  });
});

describe('what is settled', () => {
  test('leaves memory and stays among the newest registrations', async () => {
    const { disk, store } = await filled([attendance('a'), draft('a')]);
    const value = { ...samplePending({ id: 'a', number: 'n-a' }), state: 'concluded' as const };
    await store.commit([{ collection: 'attendances', id: 'a', value }, registered('a'), gone('drafts', 'a')]);
    expect(store.all('attendances')).toEqual([]);
    expect(store.all('registrations')).toEqual([]);
    expect(store.registrations.recent().map(({ key }) => key)).toEqual(['karoo:conta1:a:1']);
    expect(disk.get('attendances', 'a')?.settledAt).toBe(5_000);
  });

  test('is in memory for a decision that names it, once, and leaves it again', async () => {
    const { store } = await filled(settled('old'));
    for (const name of ['old', 'karoo:conta1:old:1'])
      await store.update(() => {
        expect(store.get('attendances', 'old')).toBeDefined();
        expect(store.registrations.of('old')).toHaveLength(1);
        expect(store.registrations.recent()).toHaveLength(1);
        expect(store.registrations.past()).toHaveLength(1);
        return [];
      }, [name]);
    expect(store.get('attendances', 'old')).toBeUndefined();
    expect(store.registrations.recent()).toHaveLength(1);
  });

  test('is nobody’s twice while the disk is at work either', async () => {
    const { disk, store } = await filled(settled('old'));
    const commit = disk.commit.bind(disk);
    let recent = 0;
    disk.commit = async (changes) => {
      recent = store.registrations.recent().length;
      await commit(changes);
    };
    await store.update(() => [draft('old')], ['old']);
    expect(recent).toBe(1);
  });

  test('is shown once, as it is now, when a change of it names nobody', async () => {
    const { store } = await filled(settled('old'));
    await store.commit([registered('old', 1, 1_000, { attemptCount: 78 })]);
    expect(store.registrations.recent().map(({ attemptCount }) => attemptCount)).toEqual([78]);
  });

  test('opens again with what is typed for it, and its time counts from the next settling', async () => {
    const { disk, store } = await filled(settled('old', 1_000));
    await store.update(() => [draft('old')], ['old']);
    expect(store.get('attendances', 'old')?.settledAt).toBeNull();
    expect(store.registrations.of('old')).toHaveLength(1);
    expect(disk.get('attendances', 'old')?.settledAt).toBeNull();
    await store.commit([gone('drafts', 'old')]);
    expect(store.get('attendances', 'old')).toBeUndefined();
    expect(disk.get('attendances', 'old')?.settledAt).toBe(5_000);
    expect(store.registrations.recent()).toHaveLength(1);
  });

  test('is forgotten: out of what memory holds, with the number of them', async () => {
    const { store } = await filled(settled('old', 1_000), settled('new', 9_000));
    expect(await store.forgetSettled(2_000, 50)).toBe(1);
    expect(store.registrations.recent().map(({ attendanceId }) => attendanceId)).toEqual(['new']);
    const known: boolean[] = [];
    await store.update(
      ({ forgotten }) => {
        known.push(forgotten.has('old'), forgotten.has('new'));
        return [];
      },
      ['old', 'new'],
    );
    expect(known).toEqual([true, false]);
  });
});

test('what is erased is gone from memory, and everybody is told', async () => {
  const { store } = await filled(
    [attendance('a'), registration('a'), draft('a'), customer('7')],
    settled('old'),
  );
  const told: string[] = [];
  store.applied.add((changes) => {
    expect(changes.every(({ value }) => value === null)).toBe(true);
    told.push(...changes.map(({ collection, id }) => `${collection}/${id}`));
  });
  await store.erase({ by: 'customerCode', value: '7' }, () => ({
    attendanceIds: ['a', 'old'],
    customerCode: '7',
    changes: [],
  }));
  expect(told.sort()).toEqual(
    ['attendances/a', 'attendances/old', 'customers/7', 'drafts/a', 'registrations/karoo:conta1:a:1'].sort(),
  );
  for (const collection of ['attendances', 'registrations', 'drafts', 'customers'] as const)
    expect(store.all(collection)).toEqual([]);
  expect(store.registrations.recent()).toEqual([]);
});

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
});
