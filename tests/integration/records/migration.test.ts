import { DatabaseSync } from '@photostructure/sqlite';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { connect } from '../../../main/adapters/records/connect';
import { migrate } from '../../../main/adapters/records/migrate';
import { migrations } from '../../../main/adapters/records/schema';
import { draft } from '../../support/records/changes';
import { copiesIn } from '../../support/records/damage';
import { journalModes, now, records, type Records } from '../../support/records/open-records';
import { onPosix } from '../../support/where';

const step = 'ALTER TABLE forgotten ADD COLUMN reason TEXT';
const versionOf = (path: string) => read(path, 'PRAGMA user_version')['user_version'];

function read(path: string, sql: string): Record<string, unknown> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return database.prepare(sql).get() as Record<string, unknown>;
  } finally {
    database.close();
  }
}

function migrateWith(place: Records, ...added: string[]): void {
  const database = connect(place.path);
  try {
    migrate(database, place.path, now, [...migrations, ...added]);
  } finally {
    database.close();
  }
}

let place: Records;
beforeEach(async () => {
  place = await records();
  await place.fill([draft('a'), draft('b')]);
});

test('an older file is copied, then taken through each step that it has not seen, in one go', () => {
  migrateWith(place, step, "INSERT INTO forgotten VALUES ('x', 'y', 'z', 'added later')");
  expect(versionOf(place.path)).toBe(migrations.length + 2);
  expect(read(place.path, 'SELECT reason FROM forgotten')).toEqual({ reason: 'added later' });
  expect(read(place.path, 'SELECT count(*) AS count FROM drafts')).toEqual({ count: 2 });
  const [copy = 'none', ...more] = copiesIn(place.folder);
  expect(more).toEqual([]);
  expect(copy).toBe(`records.before-v${String(migrations.length + 1)}-2026-11-24T12-00-00.000Z.db`);
  expect(versionOf(join(place.folder, copy))).toBe(migrations.length);
  expect(read(join(place.folder, copy), 'SELECT count(*) AS count FROM drafts')).toEqual({ count: 2 });
  // Nothing is left to do, so nothing is copied again.
  migrateWith(place, step, 'never run');
  expect(copiesIn(place.folder)).toEqual([copy]);
});

test('a step that fails leaves the file as it was, also what earlier steps did', () => {
  expect(() => {
    migrateWith(place, step, 'DROP TABLE drafts', 'SELECT nonsense');
  }).toThrow(/nonsense/);
  expect(versionOf(place.path)).toBe(migrations.length);
  expect(read(place.path, 'SELECT count(*) AS count FROM drafts')).toEqual({ count: 2 });
  expect(() => read(place.path, 'SELECT reason FROM forgotten')).toThrow(/no such column/);
});

onPosix('a Windows profile is its owner’s by itself')('the copy is for its owner only', () => {
  migrateWith(place, step);
  for (const name of readdirSync(place.folder))
    expect([name, statSync(join(place.folder, name)).mode & 0o777]).toEqual([name, 0o600]);
});

test.each(journalModes)(
  'a file of a newer version is refused and left as it is, to the letter (%s)',
  async (mode) => {
    const newer = await records(mode);
    await newer.fill([draft('a')]);
    const database = new DatabaseSync(newer.path);
    database.exec(`PRAGMA user_version = ${String(migrations.length + 1)}`);
    database.close();
    const bytes = readFileSync(newer.path);
    await expect(newer.open()).rejects.toMatchObject({
      code: 'storage-failed',
      message: 'Os dados deste computador foram gravados por uma versão mais nova do aplicativo.',
      action: 'Instale a versão mais nova. Nada foi alterado.',
    });
    expect(readFileSync(newer.path).equals(bytes)).toBe(true);
    expect(readdirSync(newer.folder).filter((name) => name !== 'records.db')).toEqual([]);
  },
);
