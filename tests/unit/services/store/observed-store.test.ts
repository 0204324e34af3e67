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

describe('who asks for registrations gets', () => {
  const asking = registration('a', 2, {
    progress: { step: 'asking', question: { kind: 'unknown-outcome' } },
  });
  const refused = registration('a', 3, {
    progress: { step: 'refused', failure: new AppError('invalid-request').toFailure() },
  });

  test('those on their way or waiting for the agent, those that are done, and what proposals may learn from', async () => {
    const { store } = await filled([attendance('a'), registered('a'), asking, refused, registration('a', 4)]);
    const sequences = (all: readonly { sequence: number }[]) => all.map(({ sequence }) => sequence).sort();
    expect(sequences(store.registrations.open())).toEqual([2, 3, 4]);
    expect(sequences(store.registrations.recent())).toEqual([1]);
    expect(sequences(store.registrations.around('a'))).toEqual([1, 2, 3, 4]);
    expect(store.registrations.past()).toHaveLength(2);
  });
});

test('a decision about what memory holds asks the disk nothing', async () => {
  const { disk, store } = await filled([attendance('a'), registration('a')]);
  const recall = vi.spyOn(disk, 'recall');
  await store.update(() => [draft('a')], ['a', registration('a').id]);
  await store.commit([draft('a', 'mais')]);
  expect(recall).not.toHaveBeenCalled();
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
