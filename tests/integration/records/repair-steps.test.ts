import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draft } from '../../support/records/changes';
import { copiesIn, flipBitIn } from '../../support/records/damage';
import { journalModes, records, type JournalMode, type Records } from '../../support/records/open-records';

const idsIn = async (place: Records) => {
  const { store, state } = await place.open();
  await store.close();
  return { ids: store.opened.changes.map(({ id }) => id), state };
};

/** A damaged file (draft `a` is hurt, `b` is not) and beside it the one that a repair makes of it. */
async function damagedAndRebuilt(mode: JournalMode): Promise<{ place: Records; rebuilt: string }> {
  const place = await records(mode);
  await place.fill([draft('a', 'PALAVRA'), draft('b')]);
  flipBitIn(place.path, 'PALAVRA');
  const other = await records(mode);
  await other.fill([draft('b'), draft('rebuilt')]);
  return { place, rebuilt: other.path };
}

/** The file as a repair left it when it ended between two steps. */
describe.each(journalModes)('a repair that ended (%s)', (mode) => {
  const named = (place: Records, name: string) => join(place.folder, name);

  test.each(['before it copied the file whole', 'while it was building'])(
    '%s is made again',
    async (when) => {
      const { place, rebuilt } = await damagedAndRebuilt(mode);
      const copy = named(place, 'records.damaged-2026-11-24T11-59-00.000Z.db');
      if (when === 'while it was building') {
        copyFileSync(place.path, copy);
        writeFileSync(named(place, 'records.building.db'), readFileSync(rebuilt).subarray(0, 5_000));
        writeFileSync(named(place, 'records.building.db-wal'), 'half a log');
      } else writeFileSync(copy, readFileSync(place.path).subarray(0, 5_000));
      const { ids, state } = await idsIn(place);
      expect(ids).toEqual(['b']);
      expect(state.damage).not.toBeNull();
      expect(copiesIn(place.folder)).toHaveLength(2);
      expect(readdirSync(place.folder).filter((name) => /building|rebuilt/.test(name))).toEqual([]);
    },
  );

  test.each([
    ['when the new file was whole', () => undefined],
    [
      'when the old log was gone',
      (path: string) => {
        rmSync(`${path}-wal`);
      },
    ],
    [
      'when the old file was gone',
      (path: string) => {
        rmSync(`${path}-wal`);
        rmSync(path);
      },
    ],
  ])('%s is ended by the next start, and a log of the damaged file is not applied', async (_name, goOn) => {
    const { place, rebuilt } = await damagedAndRebuilt(mode);
    // A log that would be valid for the damaged file.
    const { store } = await place.open();
    await store.commit([draft('in-the-log')]);
    for (const ending of ['', '-wal', '-journal'])
      if (existsSync(place.path + ending)) copyFileSync(place.path + ending, named(place, `kept${ending}`));
    await store.close();
    for (const ending of ['', '-wal', '-journal'])
      if (existsSync(named(place, `kept${ending}`)))
        renameSync(named(place, `kept${ending}`), place.path + ending);
    if (!existsSync(`${place.path}-wal`)) writeFileSync(`${place.path}-wal`, '');
    copyFileSync(rebuilt, named(place, 'records.rebuilt.db'));
    goOn(place.path);
    const { ids, state } = await idsIn(place);
    expect(ids).toEqual(['b', 'rebuilt']);
    expect(state).toMatchObject({ damage: null, obstacle: null });
    expect(existsSync(named(place, 'records.rebuilt.db'))).toBe(false);
  });

  test('leaves nothing of a half made file in a sound one’s folder either', async () => {
    const place = await records(mode);
    await place.fill([draft('a')]);
    writeFileSync(named(place, 'records.building.db'), 'personal data');
    expect((await idsIn(place)).ids).toEqual(['a']);
    expect(existsSync(named(place, 'records.building.db'))).toBe(false);
  });
});
