import { expect, test } from 'vitest';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-stores';
import { samplePending } from '../../support/fakes/samples';

const raiseSequence = (store: ObservedStore) =>
  store.update(() => {
    const stored = store.get('attendances', 'k1') ?? samplePending();
    const value = { ...stored, nextSequence: stored.nextSequence + 1 };
    return [{ collection: 'attendances', id: 'k1', value }];
  });

test('two services that read and then write the same record do not undo each other', async () => {
  const store = new ObservedStore(new InMemoryRecordStore());
  await Promise.all([raiseSequence(store), raiseSequence(store), raiseSequence(store)]);
  expect(store.get('attendances', 'k1')?.nextSequence).toBe(4);
});

test('tells the touched collections after the commit only, and a failure stops nobody', async () => {
  const records = new InMemoryRecordStore();
  const store = new ObservedStore(records);
  const touched: string[][] = [];
  store.committed.add((collections) => touched.push([...collections]));
  records.failuresLeft = 1;
  await expect(raiseSequence(store)).rejects.toMatchObject({ code: 'storage-failed' });
  expect(touched).toEqual([]);
  await raiseSequence(store);
  expect(touched).toEqual([['attendances']]);
});
