import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Product } from '../../../common/lookups';
import { FileLookupCache } from '../../../main/adapters/store/file-lookup-cache';
import { RecordingLogger } from '../../support/fakes/in-memory-stores';
import { onPosix } from '../../support/where';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'kbc-lookups-')), 'lookups');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const products = (count: number): Product[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    code: `${at}`,
    name: 'Gestão “Ágil”',
    isActive: true,
  }));
const list = (count: number, fetchedAt = 1) => ({ items: products(count), etag: '"a"', fetchedAt });
const open = (logger = new RecordingLogger()) => new FileLookupCache(folder, logger);

test.each([0, 1, 1000, 2501])('a list of %i items is there again after a restart', async (count) => {
  const cache = open();
  expect(cache.read('products')).toBeNull();
  cache.write('products', list(count));
  expect(cache.read('products')).toEqual(list(count));
  await cache.close();
  expect(open().read('products')).toEqual(list(count));
});

onPosix('the rights of a Windows profile are its owner’s by themselves')(
  'a list is readable by its owner only',
  async () => {
    const cache = open();
    cache.write('products', list(1));
    await cache.close();
    expect((await stat(join(folder, 'products.json'))).mode & 0o777).toBe(0o600);
  },
);

test('of several lists written at once the last one stays, whole', async () => {
  const cache = open();
  for (const fetchedAt of [1, 2, 3]) cache.write('products', list(3000, fetchedAt));
  await cache.close();
  expect(open().read('products')).toEqual(list(3000, 3));
  expect(await readdir(folder)).toEqual(['products.json']);
});

test('the app gets its turn while a long list is written', async () => {
  const cache = open();
  cache.write('products', list(20_000));
  let turns = 0;
  const writing = { isDone: false };
  const closed = cache.close().then(() => (writing.isDone = true));
  while (!writing.isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    turns += 1;
  }
  await closed;
  expect(turns).toBeGreaterThan(10);
});

test('what an earlier version wrote is read; what is damaged is no list, and is said in the log only', async () => {
  const cache = open();
  cache.write('users', { items: [], etag: null, fetchedAt: 5 });
  await cache.close();
  await writeFile(join(folder, 'products.json'), JSON.stringify({ version: 1, value: list(2) }, null, '\t'));
  await writeFile(
    join(folder, 'users.json'),
    (await readFile(join(folder, 'users.json'), 'utf8')).slice(0, -3),
  );
  const logger = new RecordingLogger();
  expect(open(logger).read('products')).toEqual(list(2));
  expect(open(logger).read('users')).toBeNull();
  expect(logger.lines).toEqual(['warn lookup list not read']);
});
