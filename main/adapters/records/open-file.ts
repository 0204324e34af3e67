import { DatabaseSync, type Database } from './sqlite';
import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Damage } from '../../services/store/record-store';
import { connect, transaction } from './connect';
import { migrate } from './migrate';
import { openRecords } from './queries';
import { RecordTables } from './record-tables';
import { finishRepair, rebuiltPath, repair } from './repair';
import { isDamage, NewerVersion, storageFailure } from './storage-failure';
import { takeOver } from './take-over';

/** Opens the file, created or migrated as need be, and repairs it where what is open is damaged. */
export function openFile(path: string, now: number): { database: Database; damage: Damage | null } {
  finishRepair(path);
  try {
    return { database: openReadable(path, now), damage: null };
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  const damage = repair(path, now);
  return { database: openReadable(path, now), damage };
}

/** All that is open has been read once: damage in it is found now and not later. */
export function openReadable(path: string, now: number): Database {
  const database = connect(path);
  try {
    migrate(database, path, now);
    openRecords(database);
    // Its statements name the index of words, which may be what is damaged.
    new RecordTables(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * What a file that cannot be written holds, as a database in memory that cannot be written either. Throws `obstacle`, why
 * it could not be written, when it cannot be read either, when somebody else is at work on it (a copy would be out of
 * date in a moment), or when a newer version wrote it: an empty inbox would be taken for the truth.
 */
export function openCopy(path: string, now: number, obstacle: unknown): Database {
  if (obstacle instanceof NewerVersion || storageFailure(obstacle, path).code === 'EBUSY') throw obstacle;
  const memory = new DatabaseSync(':memory:');
  try {
    migrate(memory, ':memory:', now);
    copyInto(memory, path, now);
    memory.exec('PRAGMA query_only = ON');
    return memory;
  } catch {
    memory.close();
    throw obstacle;
  }
}

function copyInto(memory: Database, path: string, now: number): void {
  const from = existsSync(rebuiltPath(path)) ? rebuiltPath(path) : path;
  if (isEmpty(from)) return;
  const folder = mkdtempSync(join(tmpdir(), 'kbc-records-'));
  try {
    const copy = join(folder, 'records.db');
    for (const ending of ['', '-wal', '-journal']) {
      if (!existsSync(from + ending)) continue;
      copyFileSync(from + ending, copy + ending);
      // The copy of a file that is marked as read-only is marked as well.
      chmodSync(copy + ending, 0o600);
    }
    const { database } = openFile(copy, now);
    try {
      transaction(memory, () => takeOver(database, memory));
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nothing was ever written to it, or it is not there. */
export function isEmpty(path: string): boolean {
  try {
    const found = statSync(path);
    return found.isFile() && found.size === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}
