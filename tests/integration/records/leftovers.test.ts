import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepCopy } from '../../../main/adapters/records/kept-copies';
import { RecordsDatabase } from '../../../main/adapters/records/records-database';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kbc-leftovers-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const leave = (...names: string[]) => {
  for (const name of names) writeFileSync(join(folder, name), 'Mercearia São João');
};

test('an erasure also takes what an unfinished repair or copy left behind', () => {
  const { records } = RecordsDatabase.open(folder, 0);
  leave('records.building.db', 'records.building.db-wal', 'records.copying.db', 'records.copying.db-journal');
  leave('records.damaged-2026-11-24T04-00-00.000Z.db', 'records.damaged-2026-11-24T04-00-00.000Z.db-wal');
  records.erase([], null);
  expect(readdirSync(folder).sort()).toEqual(['records.db', 'records.db-wal']);
  records.close();
});

test('a copy that fails bears no name of a copy, and the next one is not disturbed by it', () => {
  const copy = join(folder, 'records.damaged-2026-11-24T04-00-00.000Z.db');
  const failing = () => {
    keepCopy(copy, (path) => {
      writeFileSync(path, 'half');
      throw new Error('disk full');
    });
  };
  expect(failing).toThrow('disk full');
  expect(readdirSync(folder)).toEqual(['records.copying.db']);
  keepCopy(copy, (path) => {
    writeFileSync(path, 'whole', { flag: 'wx' });
  });
  expect(readdirSync(folder)).toEqual(['records.damaged-2026-11-24T04-00-00.000Z.db']);
});
