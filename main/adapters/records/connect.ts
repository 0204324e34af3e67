import { DatabaseSync, firstRow, type Database } from './sqlite';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { assertWritable, syncFoldersAbove } from './durable-steps';
import { isNetworkFolder } from './network-folder';
import { applicationId } from './schema';

/** Opened alone: a second program on the same file would make memory differ from the disk. */
const pragmas = `
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
`;

/**
 * Opens or creates the database file, with owner-only rights, every commit durable when it returns. A file that is not
 * ours is as good as damaged (see `isDamage`). In WAL mode a commit
 * is one write and one sync; on a network folder, whose locks and shared writes cannot be relied on for it, the slower
 * rollback journal keeps the same promise. With `locking_mode = EXCLUSIVE` before the first access there is no `-shm` file.
 */
export function connect(path: string): Database {
  createPrivately(path);
  // SQLite would open it for reading without a word, and keep to that when it may be written again.
  assertWritable(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec(pragmas);
    refuseForeign(database);
    database.exec(`PRAGMA journal_mode = ${isNetworkFolder(dirname(path)) ? 'TRUNCATE' : 'WAL'}`);
    database.exec('PRAGMA synchronous = FULL');
    // On macOS a plain fsync leaves the bytes in the drive's cache; elsewhere this changes nothing.
    database.exec('PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A SQLite file of some other program is as good as damaged; nothing of it has been changed yet. */
function refuseForeign(database: Database): void {
  if (firstRow(database, 'PRAGMA application_id')?.['application_id'] === applicationId) return;
  if (firstRow(database, 'SELECT count(*) AS count FROM sqlite_schema')?.['count'] === 0) return;
  throw Object.assign(new Error('not a records file'), { errcode: 26 });
}

/** SQLite gives its `-wal` file the rights of the database file. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Before the file is there, so that a crash in between is made good by the next start.
  if (!existsSync(path)) syncFoldersAbove(path);
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (process.platform === 'win32') return;
  try {
    chmodSync(dirname(path), 0o700);
    chmodSync(path, 0o600);
  } catch {
    // Somebody else's folder, or a disk that is read-only: what can be read is shown all the same.
  }
}

/** Runs `work` in one transaction: whole or not at all. */
export function transaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // Some failures, for example a full disk, have rolled it back already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
