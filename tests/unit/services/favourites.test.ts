import { expect, test } from 'vitest';
import { maxFavourites, noFavourites } from '../../../common/lookups';
import { Favourites } from '../../../main/services/favourites/favourites';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { InMemoryRecordStore } from '../../support/fakes/in-memory-stores';

test('keeps per list what is marked, in that order, and tells only real changes', async () => {
  const records = new InMemoryRecordStore();
  const favourites = new Favourites({ store: new ObservedStore(records) });
  expect(favourites.list()).toEqual({ revision: 1, value: noFavourites });
  const heard: number[] = [];
  favourites.changed.add(({ revision }) => heard.push(revision));
  await Promise.all([
    favourites.mark('products', 'p2', true),
    favourites.mark('products', 'p1', true),
    favourites.mark('users', 'p1', true),
    favourites.mark('products', 'p2', true),
    favourites.mark('responsibilityCentres', 'c1', false),
  ]);
  const value = { ...noFavourites, products: ['p2', 'p1'], users: ['p1'] };
  expect(favourites.list()).toEqual({ revision: 4, value });
  expect(heard).toEqual([2, 3, 4]);
  expect(new Favourites({ store: new ObservedStore(records) }).list().value).toEqual(value);
  await favourites.mark('products', 'p2', false);
  expect(favourites.list().value.products).toEqual(['p1']);
});

test('a list takes only so many, and what is not durable is not marked', async () => {
  const records = new InMemoryRecordStore();
  const favourites = new Favourites({ store: new ObservedStore(records) });
  for (let at = 0; at < maxFavourites; at += 1) await favourites.mark('products', `p${at}`, true);
  await expect(favourites.mark('products', 'more', true)).rejects.toMatchObject({ code: 'invalid-input' });
  await favourites.mark('products', 'p0', true);
  records.failuresLeft = 1;
  await expect(favourites.mark('users', 'u1', true)).rejects.toMatchObject({ code: 'storage-failed' });
  expect(favourites.list().value.users).toEqual([]);
});
