import { chmodSync, closeSync, existsSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draft, settled } from '../support/records/changes';
import { copiesIn, flipBitIn } from '../support/records/damage';
import { afterwards, records } from '../support/records/open-records';

const idsOf = (changes: readonly { id: string }[]) => changes.map(({ id }) => id);

test('a file that is marked as read-only is shown, nothing of it stays elsewhere, and it is written without the mark', async () => {
  const place = await records();
  await place.fill([draft('a')], settled('old'));
  chmodSync(place.path, 0o400);
  afterwards(() => {
    chmodSync(place.path, 0o600);
  });
  const { store, state } = await place.open();
  expect(idsOf(store.opened.changes)).toEqual(['a']);
  expect(store.opened.recent).toHaveLength(1);
  expect(readdirSync(tmpdir()).filter((name) => /^kbc-records-(?!test)/.test(name))).toEqual([]);
  if (state.obstacle)
    await expect(store.commit([draft('b')])).rejects.toMatchObject({ code: 'storage-failed' });
  chmodSync(place.path, 0o600);
  await store.commit([draft('b')]);
  await store.close();
  expect(idsOf((await place.open()).store.opened.changes)).toEqual(['a', 'b']);
});

test('an old copy that somebody looks at hinders no repair, and goes another time', async () => {
  const place = await records();
  await place.fill([draft('a', 'PALAVRA'), draft('b')]);
  const old = join(place.folder, 'records.damaged-2025-01-01T00-00-00.000Z.db');
  writeFileSync(old, 'x');
  const file = openSync(old, 'r');
  flipBitIn(place.path, 'PALAVRA');
  const { store, state } = await place.open();
  expect(existsSync(state.damage?.copy ?? '')).toBe(true);
  expect(idsOf(store.opened.changes)).toEqual(['b']);
  closeSync(file);
  await store.forgetSettled(1, 50);
  expect(copiesIn(place.folder)).toEqual(['records.damaged-2026-11-24T12-00-00.000Z.db']);
});

test('records whose file somebody else reads meanwhile: commits, checks and repairs go on', async () => {
  const place = await records();
  await place.fill([draft('a')], settled('old'));
  const file = openSync(place.path, 'r');
  try {
    const { store } = await place.open();
    await store.commit([draft('b')]);
    await store.erase(['old'], null);
    expect(await store.isSound()).toBe(true);
    await store.close();
  } finally {
    closeSync(file);
  }
});
