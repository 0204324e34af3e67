import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { connect } from '../../../main/adapters/records/connect';
import { migrate } from '../../../main/adapters/records/migrate';
import { migrations } from '../../../main/adapters/records/schema';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { attendance, draft, settled } from '../../support/records/changes';
import { copiesIn, flipBitIn } from '../../support/records/damage';
import {
  afterwards,
  journalModes,
  now,
  records,
  type JournalMode,
  type Records,
} from '../../support/records/open-records';
import { canMount, mountSmallDisk, unmount } from '../../support/small-disk';
import { testWhere } from '../../support/where';

const testOnSmallDisk = testWhere(canMount(), 'small disks need root on Linux');
const idsOf = (changes: readonly StoreChange[]) => changes.map(({ id }) => id);
const isFull = { code: 'storage-failed', message: /disco está cheio/ };

/** Records on a disk of their own. */
async function onSmallDisk(mode: JournalMode, sizeKb: number): Promise<Records> {
  const place = await records(mode);
  mkdirSync(place.folder, { recursive: true });
  mountSmallDisk(place.folder, sizeKb);
  afterwards(() => {
    unmount(place.folder);
  });
  return place;
}

/** Leaves no room; the returned function gives it back. */
function fillUp({ folder }: Records): () => void {
  const filler = join(folder, 'filler');
  for (const size of [1024 * 1024, 4096, 512])
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full.
    }
  return () => {
    rmSync(filler);
  };
}

describe.each(journalModes)('a disk that is full (%s)', (mode) => {
  testOnSmallDisk(
    'while the app runs: refuses a commit whole, and takes the next one that fits',
    async () => {
      const place = await onSmallDisk(mode, 1024);
      const { store } = await place.open();
      await store.commit([draft('a', 'x'.repeat(100_000))]);
      await expect(store.commit([draft('a', 'y'), draft('b', 'x'.repeat(900_000))])).rejects.toMatchObject(
        isFull,
      );
      await store.commit([draft('c')]);
      await store.close();
      const again = await place.open();
      expect(again.state).toMatchObject({ damage: null, obstacle: null });
      expect(again.store.opened.changes).toEqual([draft('a', 'x'.repeat(100_000)), draft('c')]);
    },
  );

  testOnSmallDisk(
    'at the start: shows what is there, refuses commits, and takes them when there is room',
    async () => {
      const place = await onSmallDisk(mode, 1024);
      await place.fill([draft('a'), attendance('a')]);
      const makeRoom = fillUp(place);
      const { store } = await place.open();
      expect(idsOf(store.opened.changes)).toEqual(['a', 'a']);
      const big = draft('b', 'x'.repeat(20_000));
      await expect(store.commit([big])).rejects.toMatchObject(isFull);
      await expect(store.commit([big])).rejects.toMatchObject(isFull);
      makeRoom();
      await store.commit([big]);
      await store.close();
      expect(idsOf((await place.open()).store.opened.changes)).toEqual(['a', 'a', 'b']);
    },
  );

  testOnSmallDisk('at the very first start: says so, is empty, and begins when there is room', async () => {
    const place = await onSmallDisk(mode, 512);
    const makeRoom = fillUp(place);
    const { store, state } = await place.open();
    expect(state.obstacle).toMatchObject(isFull);
    expect(store.opened).toEqual({ changes: [], recent: [], past: [] });
    await expect(store.commit([draft('a')])).rejects.toMatchObject(isFull);
    await expect(store.erase([], '7')).rejects.toMatchObject(isFull);
    expect(await store.isSound()).toBe(true);
    makeRoom();
    await store.commit([draft('a')]);
    await store.close();
    expect(idsOf((await place.open()).store.opened.changes)).toEqual(['a']);
  });

  testOnSmallDisk(
    'and the file is damaged: what can be read is shown, no half made file is left',
    async () => {
      const place = await onSmallDisk(mode, 4096);
      await place.fill([draft('a', 'PALAVRA'), draft('b', 'x'.repeat(200_000))]);
      flipBitIn(place.path, 'PALAVRA');
      const makeRoom = fillUp(place);
      for (const start of ['first', 'second']) {
        const { store, state } = await place.open();
        expect([start, idsOf(store.opened.changes)]).toEqual(['first', ['b']].with(0, start));
        expect(state).toMatchObject({ damage: null, obstacle: isFull });
        expect(readdirSync(place.folder).filter((name) => /damaged|building|rebuilt/.test(name))).toEqual([]);
        await store.close();
      }
      const { store } = await place.open();
      makeRoom();
      // Whoever writes learns that the file is damaged, and has it repaired.
      await expect(store.commit([draft('c')])).rejects.toMatchObject({ detail: 'damaged' });
      const { opened, damage } = await store.repair();
      expect(idsOf(opened.changes)).toEqual(['b']);
      expect(damage.attendanceNumbers).toEqual(['a']);
      await store.commit([draft('c')]);
      expect(copiesIn(place.folder)).toHaveLength(1);
    },
  );

  testOnSmallDisk(
    'when a repair begins in idle time: all is as before, and can be repaired later',
    async () => {
      const place = await onSmallDisk(mode, 4096);
      await place.fill([draft('a'), attendance('a'), ...settled('old'), draft('b', 'x'.repeat(200_000))]);
      flipBitIn(place.path, '"n-old"');
      const makeRoom = fillUp(place);
      const { store } = await place.open();
      expect(await store.isSound()).toBe(false);
      await expect(store.repair()).rejects.toMatchObject(isFull);
      expect(await store.registered(0, 10)).toMatchObject({ total: 1 });
      makeRoom();
      expect(await store.isSound()).toBe(false);
      const { damage } = await store.repair();
      expect(damage.attendanceNumbers).toHaveLength(1);
      await store.commit([draft('c')]);
      expect(await store.isSound()).toBe(true);
    },
  );

  testOnSmallDisk(
    'when a repair or an erasure is through: its log cannot be emptied, later it is',
    async () => {
      const place = await onSmallDisk(mode, 4096);
      await place.fill(settled('old', 1), [draft('b', 'x'.repeat(200_000))]);
      const makeRoom = fillUp(place);
      const { store } = await place.open();
      await store.erase(['old'], null).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'storage-failed' });
      });
      makeRoom();
      await store.erase(['old'], null);
      expect((await store.recall(['old'])).forgotten).toHaveLength(1);
    },
  );
});

testOnSmallDisk(
  'a migration whose copy does not fit leaves the file as it was, and no half copy',
  async () => {
    const place = await onSmallDisk('WAL', 1024);
    await place.fill([draft('a', 'x'.repeat(200_000))]);
    fillUp(place);
    const database = connect(place.path);
    expect(() => {
      migrate(database, place.path, now, [...migrations, 'SELECT 1']);
    }).toThrow(/full/);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
    database.close();
    expect(copiesIn(place.folder)).toEqual([]);
  },
);
