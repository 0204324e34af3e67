import { DatabaseSync } from '@photostructure/sqlite';
import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attendance, draft } from '../../support/records/changes';
import { copiesIn, flipBitIn } from '../../support/records/damage';
import { records, type Records } from '../../support/records/open-records';

const pageSize = 4096;
const opinion = 'Texto longo. '.repeat(50);

/** What cannot be used at all is kept to the letter, told, and the app starts and works without it. */
async function expectStartedAnew(place: Records): Promise<void> {
  const bytes = readFileSync(place.path);
  const first = await place.open();
  expect(first.store.opened).toEqual({ changes: [], recent: [], past: [] });
  const [copy = 'none'] = copiesIn(place.folder);
  expect(first.state).toMatchObject({
    damage: { copy: join(place.folder, copy), attendanceNumbers: [] },
    obstacle: null,
  });
  expect(readFileSync(join(place.folder, copy)).equals(bytes)).toBe(true);
  await first.store.commit([draft('new')]);
  await first.store.close();
  const again = await place.open();
  expect(again.state.damage).toBeNull();
  expect(again.store.opened.changes).toEqual([draft('new')]);
  expect(await again.store.isSound()).toBe(true);
}

test.each<[string, (path: string) => void]>([
  [
    'zeros',
    (path) => {
      writeFileSync(path, Buffer.alloc(5 * pageSize));
    },
  ],
  [
    'another kind of file',
    (path) => {
      writeFileSync(path, '<html></html>\n');
    },
  ],
  [
    'less than a page',
    (path) => {
      truncateSync(path, 2_000);
    },
  ],
  [
    'nothing but the first page',
    (path) => {
      truncateSync(path, pageSize);
    },
  ],
])('%s', async (_name, harm) => {
  const place = await records();
  await place.fill([draft('a')]);
  harm(place.path);
  await expectStartedAnew(place);
});

test.each([0, 1, 7])(
  'the database of another program, version %i, with a table of a name we use',
  async (version) => {
    const place = await records();
    mkdirSync(place.folder, { recursive: true });
    const foreign = new DatabaseSync(place.path);
    foreign.exec("CREATE TABLE drafts (title); INSERT INTO drafts VALUES ('mine')");
    foreign.exec(`PRAGMA user_version = ${String(version)}`);
    foreign.close();
    await expectStartedAnew(place);
  },
);

test('an empty file is a first start', async () => {
  const place = await records();
  mkdirSync(place.folder, { recursive: true });
  writeFileSync(place.path, '');
  const { store, state } = await place.open();
  expect(state).toMatchObject({ damage: null, obstacle: null });
  await store.commit([draft('a')]);
});

test('a file that was cut off loses what stood behind, and no more', async () => {
  const place = await records();
  const many = Array.from({ length: 300 }, (_none, index) => draft(`d${String(index)}`, opinion));
  await place.fill([attendance('a'), ...many]);
  truncateSync(place.path, Math.floor(statSync(place.path).size / pageSize / 2) * pageSize);
  const { store, state } = await place.open();
  expect(state.damage).not.toBeNull();
  expect(store.opened.changes.length).toBeGreaterThan(100);
  for (const change of store.opened.changes) expect([attendance('a'), ...many]).toContainEqual(change);
  expect(await store.isSound()).toBe(true);
});

test('a copy that a wrong clock dated into the future takes the place of none', async () => {
  const place = await records();
  await place.fill([draft('a', 'PALAVRA')]);
  const future = ['2090', '2091', '2092'].map((year) => `records.damaged-${year}-01-01T00-00-00.000Z.db`);
  for (const name of future) writeFileSync(join(place.folder, name), 'x');
  flipBitIn(place.path, 'PALAVRA');
  const { state } = await place.open();
  expect(copiesIn(place.folder).map((name) => join(place.folder, name))).toContain(state.damage?.copy);
  expect(copiesIn(place.folder)).toHaveLength(3);
});

test('no more than three copies are kept, the newest ones', async () => {
  const place = await records();
  await place.fill([draft('a', 'PALAVRA')]);
  const older = [1, 2, 3, 4, 5].map((day) => `records.damaged-2026-11-0${String(day)}T00-00-00.000Z.db`);
  for (const name of older)
    for (const ending of ['', '-wal']) writeFileSync(join(place.folder, `${name}${ending}`), 'x');
  flipBitIn(place.path, 'PALAVRA');
  await (await place.open()).store.close();
  expect(copiesIn(place.folder)).toEqual([...older.slice(3), 'records.damaged-2026-11-24T12-00-00.000Z.db']);
  const logs = readdirSync(place.folder).filter((name) => name.endsWith('-wal'));
  expect(logs).toEqual(older.slice(3).map((name) => `${name}-wal`));
});
