import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { SqliteRecordStore } from '../../../main/adapters/records/sqlite-record-store';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { attendance, draft, settled } from '../../support/records/changes';
import { flipBitIn } from '../../support/records/damage';
import { orderOf, type Death } from '../../support/records/death-order';
import { journalModes, now, records, type Records } from '../../support/records/open-records';

async function draftsIn(place: Records): Promise<string[]> {
  const { store } = await place.open();
  await store.close();
  return store.opened.changes.map(({ id }) => id);
}

async function dying(place: Records, ...deaths: Death[]) {
  const { store } = await place.open({ isDying: true });
  for (const death of deaths) writeFileSync(orderOf(place.folder, death), '');
  return store;
}

describe.each(journalModes)('the thread dies over a request (%s)', (mode) => {
  test('before it worked on a commit: that is rejected and not there, and the next one works', async () => {
    const place = await records(mode);
    const store = await dying(place, 'before-it-works');
    await expect(store.commit([draft('a')])).rejects.toMatchObject({ code: 'storage-failed' });
    await store.commit([draft('b')]);
    await store.close();
    expect(await draftsIn(place)).toEqual(['b']);
  });

  test('after it made a commit durable and before it said so: that is confirmed', async () => {
    const place = await records(mode);
    const store = await dying(place, 'before-it-answers');
    await store.commit([draft('a'), draft('b', 'x'), draft('b', 'y')]);
    await store.close();
    expect(await draftsIn(place)).toEqual(['a', 'b']);
  });

  test('with more commits behind it: each is confirmed or rejected as the disk has it', async () => {
    const place = await records(mode);
    const store = await dying(place, 'before-it-answers');
    const ids = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.allSettled(ids.map((id) => store.commit([draft(id)])));
    await store.close();
    const confirmed = ids.filter((_id, index) => outcomes[index]?.status === 'fulfilled');
    expect(confirmed).toContain('a');
    expect(await draftsIn(place)).toEqual(confirmed);
  });

  test('a commit that changes nothing new counts as made', async () => {
    const place = await records(mode);
    await place.fill([draft('a')]);
    const store = await dying(place, 'before-it-works');
    await store.commit([draft('a')]);
  });

  test('a question is asked again', async () => {
    const place = await records(mode);
    await place.fill(settled('a'));
    for (const death of ['before-it-works', 'before-it-answers'] as const) {
      const store = await dying(place, death);
      expect((await store.recall(['a'])).attendances).toHaveLength(1);
      await store.close();
    }
  });
});

test('a thread that finds the file damaged when it is started again: repaired, told, and nothing in memory is lost', async () => {
  const place = await records();
  const { store } = await place.open();
  const observed = new ObservedStore(store);
  const told: unknown[] = [];
  observed.repaired.add(({ attendanceNumbers }) => told.push(attendanceNumbers));
  await observed.commit([attendance('a'), draft('a', 'PALAVRA')]);
  await store.close();
  flipBitIn(place.path, 'PALAVRA');
  await observed.commit([draft('b', 'x', 'a')]);
  await store.close();
  expect(told).toEqual([['n-a']]);
  const { opened } = (await place.open()).store;
  const drafts = opened.changes.filter(({ collection }) => collection === 'drafts');
  expect(drafts.map(({ id }) => id).sort()).toEqual(['a', 'b']);
});

test('twice over one commit: nobody knows, so it is rejected', async () => {
  const place = await records();
  const store = await dying(place, 'before-it-works', 'before-it-answers');
  await expect(store.commit([draft('a')])).rejects.toMatchObject({ code: 'storage-failed' });
});

test('records in use by another session: said so, and neither shown nor touched', async () => {
  const place = await records();
  const first = await place.open();
  await first.store.commit([draft('a')]);
  await expect(place.open()).rejects.toMatchObject({
    code: 'storage-failed',
    message: 'Os dados deste computador estão em uso por outro programa ou por outra sessão do aplicativo.',
    action: 'Feche a outra sessão e inicie o aplicativo de novo.',
  });
  await first.store.commit([draft('b')]);
  await first.store.close();
  expect(await draftsIn(place)).toEqual(['a', 'b']);
});

test('a thread that cannot be started is a failure, not a wait', async () => {
  const { folder } = await records();
  const workerPath = join(folder, 'no-such-worker.js');
  const options = { folder, now: () => now };
  await expect(SqliteRecordStore.open({ ...options, workerPath })).rejects.toMatchObject({
    code: 'storage-failed',
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(workerPath, 'throw new Error("defect")');
  await expect(SqliteRecordStore.open({ ...options, workerPath })).rejects.toMatchObject({
    code: 'storage-failed',
  });
  rmSync(workerPath);
  await SqliteRecordStore.open({ ...options, workerPath: join(inject('recordsWorkers'), 'WAL.js') }).then(
    ({ store }) => store.close(),
  );
});
