import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeLine } from '../../../main/adapters/store/journal-codec';
import { JournalStore } from '../../../main/adapters/store/journal-store';
import {
  currentVersion,
  journalMigrations,
  migrate,
  type Migrations,
  type RawChange,
} from '../../../main/adapters/store/migrations';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const now = () => Date.UTC(2026, 10, 24);

/** A version that never was: customers had their name at the top, and drafts were kept in one record. */
const madeUp: Migrations = {
  firstVersion: 0,
  steps: [
    ({ collection, id, value }) => {
      if (collection !== 'people') return [{ collection, id, value }];
      if (value === null) return [{ collection: 'customers', id, value: null }];
      const { name } = value as { name: string };
      return [
        {
          collection: 'customers',
          id,
          value: { customer: { id, code: id, name, cpfCnpj: null }, lastUsedAt: 0 },
        },
      ];
    },
  ],
};
const old = [
  { version: 0 },
  [{ collection: 'people', id: '1', value: { name: 'Mercearia' } }],
  [{ collection: 'people', id: '2', value: { name: 'Padaria' } }],
  [{ collection: 'people', id: '2', value: null }],
];

let folder: string;
const journal = () => join(folder, 'records.journal');
const open = (migrations?: Migrations) => JournalStore.open(folder, silent, now, migrations);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kbc-migration-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('takes an old journal forward, after a dated copy of it as it was', async () => {
  const bytes = Buffer.concat(old.map(encodeLine));
  await writeFile(journal(), bytes);
  const { store, notice } = await open(madeUp);
  expect(notice).toBeNull();
  expect(store.all('customers')).toMatchObject([{ customer: { name: 'Mercearia' } }]);
  await store.close();
  const copies = (await readdir(folder)).filter((name) => name.includes('.before-v1-'));
  expect(copies).toHaveLength(1);
  const copy = join(folder, copies[0] ?? '');
  expect(await readFile(copy)).toEqual(bytes);
  expect((await stat(copy)).mode & 0o777).toBe(0o600);

  // The next start finds nothing to do.
  const again = await open(madeUp);
  expect(again.store.all('customers')).toHaveLength(1);
  await again.store.close();
  expect(await readdir(folder)).toHaveLength(2);
});

test('a damaged old journal is taken forward as far as it can be read, and said to be damaged', async () => {
  const bytes = Buffer.concat(old.map(encodeLine));
  bytes[bytes.indexOf('Mercearia')] = 0xff;
  await writeFile(journal(), bytes);
  const { store, notice } = await open(madeUp);
  expect(notice).toMatch(/danificado/);
  expect(store.all('customers')).toEqual([]);
  await store.close();
});

test('a step that fails leaves the file as it was', async () => {
  const bytes = Buffer.concat(old.map(encodeLine));
  await writeFile(journal(), bytes);
  const broken: Migrations = {
    firstVersion: 0,
    steps: [
      () => {
        throw new TypeError('defect');
      },
    ],
  };
  await expect(open(broken)).rejects.toMatchObject({ code: 'storage-failed' });
  expect(await readFile(journal())).toEqual(bytes);
});

test('what is current comes back as it is, and several steps are taken in order', () => {
  const change: RawChange = { collection: 'drafts', id: 'k', value: '' };
  const append = (text: string) => (given: RawChange) => [
    { ...given, value: `${String(given.value)}${text}` },
  ];
  fc.assert(
    fc.property(fc.nat(5), fc.nat(5), (count, version) => {
      const steps = Array.from({ length: count }, (_none, index) => append(String(index)));
      const [migrated] = migrate([change], version, { firstVersion: 0, steps });
      const expected = Array.from({ length: count }, (_none, index) => String(index)).slice(version);
      expect(migrated?.value).toBe(expected.join(''));
    }),
  );
  expect(currentVersion(journalMigrations)).toBe(1 + journalMigrations.steps.length);
});
