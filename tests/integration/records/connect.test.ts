import { expect, test } from 'vitest';
import { connect } from '../../../main/adapters/records/connect';
import { firstRow } from '../../../main/adapters/records/sqlite';
import { afterwards, records } from '../../support/records/open-records';

/** What only a power cut, a second program or a search of the bytes would show otherwise. */
test.each([
  ['a commit is on the disk when it returns', 'synchronous', 2],
  ['also past the cache of a drive of macOS', 'fullfsync', 1],
  ['and so is a checkpoint', 'checkpoint_fullfsync', 1],
  ['a commit is one write and one sync', 'journal_mode', 'wal'],
  ['nobody else opens the file', 'locking_mode', 'exclusive'],
  ['what is deleted is overwritten', 'secure_delete', 1],
  ['what is sorted is not written beside it', 'temp_store', 2],
  ['a damaged page is met before it is used', 'cell_size_check', 1],
  ['a damaged schema calls nothing', 'trusted_schema', 0],
])('%s (%s)', async (_promise, pragma, expected) => {
  const place = await records();
  const database = connect(place.path);
  afterwards(() => {
    database.close();
  });
  expect(firstRow(database, `PRAGMA ${pragma}`)).toMatchObject({ [pragma]: expected });
});
