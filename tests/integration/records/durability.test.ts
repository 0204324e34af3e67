import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { attendance, draft, gone } from '../../support/records/changes';
import { journalModes, records, type Records } from '../../support/records/open-records';
import { onPosix } from '../../support/where';

const idsOf = (changes: readonly StoreChange[]) => changes.map(({ id }) => id);

async function idsIn(place: Records): Promise<string[]> {
  const { store, state } = await place.open();
  expect(state).toMatchObject({ damage: null, obstacle: null });
  await store.close();
  return idsOf(store.opened.changes);
}

/** The files as they lie there now, in a folder of their own: what a process that is killed leaves behind. */
async function asAfterKill(place: Records): Promise<Records> {
  const other = await records(place.mode);
  cpSync(place.folder, other.folder, { recursive: true });
  return other;
}

/** SQLite refuses the second of these: a row needs its text. */
const impossible = [
  draft('x'),
  { collection: 'drafts', id: 'y', value: undefined } as unknown as StoreChange,
  draft('z'),
];

describe.each(journalModes)('a commit (%s)', (mode) => {
  test('is there after a kill, however many records it changes, and in the order of the commits', async () => {
    const place = await records(mode);
    const { store } = await place.open();
    await store.commit([draft('a'), draft('b')]);
    await Promise.all([
      store.commit([draft('c')]),
      store.commit([gone('drafts', 'a')]),
      store.commit([draft('a')]),
    ]);
    expect(await idsIn(await asAfterKill(place))).toEqual(['b', 'c', 'a']);
  });

  test('that fails in its middle changes nothing, and the next one works', async () => {
    const place = await records(mode);
    const { store } = await place.open();
    await store.commit([draft('a', 'vorher')]);
    const failing = store.commit([draft('a', 'nachher'), gone('drafts', 'a'), ...impossible]);
    const next = store.commit([draft('b')]);
    await expect(failing).rejects.toMatchObject({ code: 'storage-failed' });
    await next;
    await store.close();
    const again = await place.open();
    expect(again.store.opened.changes).toEqual([draft('a', 'vorher'), draft('b')]);
  });

  test('of nothing is no error', async () => {
    const { store } = await (await records(mode)).open();
    await store.commit([]);
  });

  test('of what a form may hold at the most comes back to the letter', async () => {
    const place = await records(mode);
    const opinion = 'ç€😀\u0000\ud800"\\\n'.repeat(100_000);
    await place.fill([draft('a', opinion)]);
    const { store } = await place.open();
    expect(store.opened.changes).toEqual([draft('a', opinion)]);
  });

  test('everything asked for before closing is done', async () => {
    const place = await records(mode);
    const { store } = await place.open();
    const commits = Array.from({ length: 20 }, (_none, index) => store.commit([draft(String(index))]));
    await store.close();
    await Promise.all(commits);
    expect(await idsIn(place)).toHaveLength(20);
  });

  test('leaves no more than the file, without a log, once it is closed', async () => {
    const place = await records(mode);
    await place.fill([draft('a')]);
    const sizes = readdirSync(place.folder).map((name) => [name, statSync(join(place.folder, name)).size]);
    expect(sizes.filter(([name, size]) => name !== 'records.db' && size !== 0)).toEqual([]);
  });

  test('whether the last run ended regularly is known', async () => {
    const place = await records(mode);
    const first = await place.open();
    expect(first.state.isAfterCrash).toBe(false);
    await first.store.commit([draft('a')]);
    const killed = await asAfterKill(place);
    await first.store.close();
    expect((await place.open()).state.isAfterCrash).toBe(false);
    // The rollback journal is empty again after every commit: it tells of a crash within one only.
    if (mode === 'TRUNCATE') writeFileSync(`${killed.path}-journal`, 'cut off');
    expect((await killed.open()).state.isAfterCrash).toBe(true);
  });

  onPosix('the rights of a Windows profile are its owner’s by themselves')(
    'lies where only its owner can read it, also when the folder was open to all',
    async () => {
      const place = await records(mode);
      mkdirSync(place.folder, { mode: 0o777 });
      writeFileSync(place.path, '', { mode: 0o666 });
      const { store } = await place.open();
      await store.commit([draft('a')]);
      expect(statSync(place.folder).mode & 0o777).toBe(0o700);
      for (const name of readdirSync(place.folder))
        expect([name, statSync(join(place.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    },
  );
});

test('the log cut off anywhere: every commit before is there whole, none by half, and that is no damage', async () => {
  const place = await records('WAL');
  const { store } = await place.open();
  const wal = `${place.path}-wal`;
  const ends = [statSync(wal).size];
  for (const pair of ['a', 'b', 'c']) {
    await store.commit([draft(`${pair}1`, 'ç€😀'.repeat(2_000)), draft(`${pair}2`), attendance(pair)]);
    ends.push(statSync(wal).size);
  }
  const killed = await asAfterKill(place);
  const whole = readFileSync(`${killed.path}-wal`);
  const database = readFileSync(killed.path);
  const [start = 0, end = 0] = [ends[0], ends.at(-1)];
  for (let cut = start; cut <= end; cut += Math.ceil((end - start) / 40)) {
    writeFileSync(killed.path, database);
    writeFileSync(`${killed.path}-wal`, whole);
    truncateSync(`${killed.path}-wal`, cut);
    const commits = ends.filter((size) => size <= cut).length - 1;
    expect(await idsIn(killed)).toHaveLength(commits * 3);
  }
});

test('a bit that flipped anywhere in the log: what was committed before it is there whole, and the app works', async () => {
  const place = await records('WAL');
  const { store } = await place.open();
  const wal = `${place.path}-wal`;
  const start = statSync(wal).size;
  for (const id of ['a', 'b', 'c', 'd']) await store.commit([draft(id, 'x'.repeat(9_000)), attendance(id)]);
  const killed = await asAfterKill(place);
  const whole = readFileSync(`${killed.path}-wal`);
  const database = readFileSync(killed.path);
  for (let at = start; at < whole.length; at += Math.ceil((whole.length - start) / 25)) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(killed.path, database);
    writeFileSync(`${killed.path}-wal`, bytes);
    const opened = await killed.open();
    const ids = idsOf(opened.store.opened.changes);
    const first = ['a', 'b', 'c', 'd'].slice(0, ids.length / 2);
    expect(ids).toEqual([...first, ...first]);
    await opened.store.commit([draft('new')]);
    expect(await opened.store.isSound()).toBe(true);
    await opened.store.close();
  }
});
