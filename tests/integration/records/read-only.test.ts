import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { attendance, draft, settled } from '../../support/records/changes';
import { flipBitIn } from '../../support/records/damage';
import { openedElsewhere } from '../../support/records/other-program';
import { afterwards, journalModes, records, type Records } from '../../support/records/open-records';
import { allowWriting, canForbidWriting, forbidWriting } from '../../support/read-only';
import { canMount, mountSmallDisk, unmount } from '../../support/small-disk';
import { testWhere } from '../../support/where';

const idsOf = (changes: readonly StoreChange[]) => changes.map(({ id }) => id).sort();
const isForbidden = {
  code: 'storage-failed',
  message: 'A pasta de dados do aplicativo não permite gravação.',
};
const temporary = () => readdirSync(tmpdir()).filter((name) => /^kbc-records-(?!test)/.test(name));

/** Shows all there is, refuses to write, and writes as soon as it may. */
async function expectShownAndThenWritten(place: Records, allow: () => void): Promise<void> {
  const { store, state } = await place.open();
  expect(state).toMatchObject({ damage: null, obstacle: isForbidden });
  expect(idsOf(store.opened.changes)).toEqual(['a', 'a']);
  expect(store.opened.recent).toHaveLength(1);
  expect((await store.recall(['old'])).attendances).toHaveLength(1);
  expect((await store.registered(0, 10)).total).toBe(1);
  await expect(store.commit([draft('b')])).rejects.toMatchObject(isForbidden);
  await expect(store.erase(['old'], '7')).rejects.toMatchObject(isForbidden);
  await expect(store.forgetSettled(9_999, 50)).rejects.toMatchObject(isForbidden);
  expect(await store.isSound()).toBe(true);
  // Nothing of it lies where others may find it.
  expect(temporary()).toEqual([]);
  allow();
  await store.commit([draft('b')]);
  await store.erase(['old'], null);
  await store.close();
  const again = await place.open();
  expect(again.state).toMatchObject({ damage: null, obstacle: null });
  expect(idsOf(again.store.opened.changes)).toEqual(['a', 'a', 'b']);
  expect((await again.store.recall(['old'])).forgotten).toHaveLength(1);
}

function forbid(path: string): void {
  forbidWriting(path);
  afterwards(() => {
    if (existsSync(path)) allowWriting(path);
  });
}

const everything = [draft('a'), attendance('a'), ...settled('old')];

describe.each(journalModes)('what may not be written (%s)', (mode) => {
  testWhere(canMount(), 'mounts need root on Linux')('a disk that is read-only', async () => {
    const place = await records(mode);
    mkdirSync(place.folder, { recursive: true });
    mountSmallDisk(place.folder, 4096);
    afterwards(() => {
      unmount(place.folder);
    });
    await place.fill(everything);
    const remount = (how: string) => execFileSync('mount', ['-o', `remount,${how}`, place.folder]);
    remount('ro');
    await expectShownAndThenWritten(place, () => remount('rw'));
  });

  testWhere(canForbidWriting(), 'needs root on Linux')('the file', async () => {
    const place = await records(mode);
    await place.fill(everything);
    forbid(place.path);
    await expectShownAndThenWritten(place, () => {
      allowWriting(place.path);
    });
  });

  testWhere(canForbidWriting(), 'needs root on Linux')(
    'the file with the log of a run that was killed',
    async () => {
      const running = await records(mode);
      const { store } = await running.open();
      await store.commit([attendance('a'), ...settled('old')]);
      await store.commit([draft('a')]);
      const place = await records(mode);
      cpSync(running.folder, place.folder, { recursive: true });
      await store.close();
      const files = ['', '-wal', '-journal']
        .map((ending) => place.path + ending)
        .filter((path) => existsSync(path));
      files.forEach(forbid);
      await expectShownAndThenWritten(place, () => {
        files.forEach(allowWriting);
      });
    },
  );
});

testWhere(canForbidWriting(), 'needs root on Linux')(
  'a damaged file that may not be written: repaired when it may',
  async () => {
    const place = await records();
    await place.fill([...everything, draft('c', 'PALAVRA')]);
    flipBitIn(place.path, 'PALAVRA');
    const bytes = readFileSync(place.path);
    forbid(place.path);
    const { store, state } = await place.open();
    expect(state).toMatchObject({ obstacle: isForbidden });
    expect(idsOf(store.opened.changes)).toEqual(['a', 'a']);
    await expect(store.commit([draft('b')])).rejects.toMatchObject(isForbidden);
    expect(readFileSync(place.path).equals(bytes)).toBe(true);
    allowWriting(place.path);
    await expect(store.commit([draft('b')])).rejects.toMatchObject({ detail: 'damaged' });
    expect((await store.repair()).damage.attendanceNumbers).toEqual(['c']);
    await store.commit([draft('b')]);
  },
);

testWhere(canForbidWriting(), 'needs root on Linux')(
  'a copy that cannot be dropped stops neither repair nor retention',
  async () => {
    const place = await records();
    await place.fill([...settled('old'), draft('a', 'PALAVRA')]);
    const copies = ['2025', '2026', '2027', '2028'].map((year) =>
      join(place.folder, `records.damaged-${year}-01-01T00-00-00.000Z.db`),
    );
    copies.forEach((path) => {
      writeFileSync(path, '');
      forbid(path);
    });
    flipBitIn(place.path, 'PALAVRA');
    const { store, state } = await place.open();
    expect(state.damage).not.toBeNull();
    expect(existsSync(state.damage?.copy ?? '')).toBe(true);
    expect(await store.forgetSettled(9_999, 50)).toEqual(['old']);
    // Whoever is to be erased is not, as long as a copy is there: that is told.
    await expect(store.erase(['old'], null)).rejects.toMatchObject(isForbidden);
  },
);

testWhere(canForbidWriting(), 'needs root on Linux')(
  'a commit that is refused does not let others in',
  async () => {
    const place = await records();
    const { store } = await place.open();
    await store.commit([draft('a')]);
    expect(openedElsewhere(place.path)).toMatch(/locked/);
    forbid(`${place.path}-wal`);
    await expect(store.commit([draft('b')])).rejects.toMatchObject(isForbidden);
    allowWriting(`${place.path}-wal`);
    expect(openedElsewhere(place.path)).toMatch(/locked/);
    await store.close();
    expect(openedElsewhere(place.path)).toBe('got in');
  },
);

test('a file that cannot even be read is not shown as an empty one', async () => {
  const place = await records();
  mkdirSync(place.path, { recursive: true });
  await expect(place.open()).rejects.toMatchObject({ code: 'storage-failed' });
});
