import { DatabaseSync, type Database } from './sqlite';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactQuery } from '../../../common/attendance/contact-query';
import type { ErasureSubject } from '../../../common/erasure';
import type { Damage, ErasureFinding, OpenRecords, RecalledRecords } from '../../services/store/record-store';
import type { StoreChange, StoredRegistration } from '../../services/stored-shapes';
import { connect, transaction } from './connect';
import { erase, erasureFindings, forgetSettled } from './erasure';
import { dropAllCopies } from './kept-copies';
import { migrate } from './migrate';
import { isNetworkFolder } from './network-folder';
import { customerCodesOf, openRecords, recall, registeredPage } from './queries';
import { RecordTables } from './record-tables';
import { finishRepair, repair } from './repair';
import { isSound } from './soundness';
import { isDamage, NewerVersion, storageFailure, type StorageFailure } from './storage-failure';

export interface OpenedDatabase {
  opened: OpenRecords;
  /** The file was damaged and has been repaired. */
  damage: Damage | null;
  /** Nothing can be written now, and why; what is there is shown. */
  obstacle: StorageFailure | null;
  /** The folder lies on another computer. */
  isOnNetwork: boolean;
  /** The last run did not end regularly: the whole file wants to be looked at. */
  isAfterCrash: boolean;
}

/**
 * The records in one SQLite file, `records.db` in `folder`. It blocks its thread, so it lives in a worker. Everything
 * throws what SQLite or the system throws; `failureOf` turns that into plain data.
 */
export class RecordsDatabase {
  readonly #folder: string;
  readonly #path: string;
  #database: Database;
  #tables: RecordTables;
  /** The file cannot be written: `#database` is a copy of it. */
  #isCopy = false;

  private constructor(folder: string, database: Database, isCopy: boolean) {
    this.#folder = folder;
    this.#path = pathIn(folder);
    this.#database = database;
    this.#isCopy = isCopy;
    this.#tables = new RecordTables(database);
  }

  /** `now` in ms since the epoch, for the names of copies. Throws when a newer version wrote the file. */
  static open(folder: string, now: number): { records: RecordsDatabase; state: OpenedDatabase } {
    const path = pathIn(folder);
    const isAfterCrash = existsSync(`${path}-wal`) || existsSync(`${path}-journal`);
    let database: Database;
    let damage: Damage | null = null;
    let obstacle: StorageFailure | null = null;
    try {
      ({ database, damage } = openFile(path, now));
    } catch (error) {
      if (error instanceof NewerVersion) throw error;
      obstacle = storageFailure(error, path);
      // Somebody else is at work on the file: a copy of it would be out of date in a moment.
      if (obstacle.code === 'EBUSY') throw error;
      database = openCopy(path, now);
    }
    const records = new RecordsDatabase(folder, database, obstacle !== null);
    return {
      records,
      state: {
        opened: openRecords(database),
        damage,
        obstacle,
        isOnNetwork: isNetworkFolder(folder),
        isAfterCrash,
      },
    };
  }

  failureOf(error: unknown): StorageFailure {
    return storageFailure(error, this.#path);
  }

  /** All changes or none; on the disk when it returns. */
  commit(changes: readonly StoreChange[]): void {
    if (this.#isCopy) this.#returnToFile();
    transaction(this.#database, () => {
      this.#tables.apply(changes);
    });
  }

  /** Whether the disk holds just what the changes say: after a crash of the worker this tells what became of a commit. */
  holds(changes: readonly StoreChange[]): boolean {
    return this.#tables.holds(changes);
  }

  recall(names: readonly string[]): RecalledRecords {
    return recall(this.#database, names);
  }

  registered(offset: number, limit: number): { page: StoredRegistration[]; total: number } {
    return registeredPage(this.#database, offset, limit);
  }

  customerCodesOf(contact: ContactQuery): string[] {
    return customerCodesOf(this.#database, contact);
  }

  forgetSettled(settledBefore: number, limit: number): string[] {
    return forgetSettled(this.#database, settledBefore, limit);
  }

  erasureFindings(subject: ErasureSubject): ErasureFinding[] {
    return erasureFindings(this.#database, subject);
  }

  erase(attendanceIds: readonly string[], customerCode: string | null): void {
    erase(this.#database, attendanceIds, customerCode);
    dropAllCopies(this.#folder);
  }

  /** One step of looking at the whole file; `step` counts from 0. null = that was the last one. */
  isSound(step: number): boolean | null {
    return isSound(this.#database, step);
  }

  repair(now: number): { opened: OpenRecords; damage: Damage } {
    this.close();
    const damage = repair(this.#path, now);
    this.#use(openFile(this.#path, now).database);
    return { opened: openRecords(this.#database), damage };
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  /** The disk may have room again, or the right to write. */
  #returnToFile(): void {
    const { database } = openFile(this.#path, Date.now());
    this.close();
    this.#use(database);
    this.#isCopy = false;
  }

  #use(database: Database): void {
    this.#database = database;
    this.#tables = new RecordTables(database);
  }
}

function pathIn(folder: string): string {
  return join(folder, 'records.db');
}

function openFile(path: string, now: number): { database: Database; damage: Damage | null } {
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
function openReadable(path: string, now: number): Database {
  const database = connect(path);
  try {
    migrate(database, path, now);
    openRecords(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What a file that cannot be written holds, where it can be read; else nothing. */
function openCopy(path: string, now: number): Database {
  if (existsSync(path)) {
    const folder = mkdtempSync(join(tmpdir(), 'kbc-records-'));
    try {
      const copy = pathIn(folder);
      for (const ending of ['', '-wal'])
        if (existsSync(path + ending)) copyFileSync(path + ending, copy + ending);
      const database = openReadable(copy, now);
      database.exec('PRAGMA query_only = ON');
      return database;
    } catch {
      // Not even that.
    } finally {
      // An open file lives on without its name; where it does not (Windows), the system's clean-up takes it.
      rmSync(folder, { recursive: true, force: true, maxRetries: 0 });
    }
  }
  const empty = new DatabaseSync(':memory:');
  migrate(empty, ':memory:', now);
  return empty;
}
