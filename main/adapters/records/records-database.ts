import type { Database } from './sqlite';
import { join } from 'node:path';
import type { ContactQuery } from '../../../common/attendance/contact-query';
import type { ErasureSubject } from '../../../common/erasure';
import type { Damage, ErasureFinding, OpenRecords, RecalledRecords } from '../../services/store/record-store';
import type { StoreChange, StoredRegistration } from '../../services/stored-shapes';
import { transaction } from './connect';
import { erase, erasureFindings, forgetSettled } from './erasure';
import { dropAllCopies, dropOldCopies } from './kept-copies';
import { isNetworkFolder } from './network-folder';
import { isEmpty, openCopy, openFile, openReadable } from './open-file';
import { customerCodesOf, openRecords, recall, registeredPage } from './queries';
import { RecordTables } from './record-tables';
import { finishRepair, repair } from './repair';
import { isSound } from './soundness';
import { storageFailure, type StorageFailure } from './storage-failure';

export interface OpenedDatabase {
  opened: OpenRecords;
  /** The file was damaged and has been repaired. */
  damage: Damage | null;
  /** Nothing can be written now, and why; what is there is shown. */
  obstacle: StorageFailure | null;
  /** The folder lies on another computer. */
  isOnNetwork: boolean;
  /** The last run did not end regularly, with something written that has not got into the file: it wants to be looked at. */
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
  /** The file cannot be written: `#database` is a copy of it in memory. */
  #isCopy: boolean;

  private constructor(folder: string, database: Database, isCopy: boolean) {
    this.#folder = folder;
    this.#path = pathIn(folder);
    this.#database = database;
    this.#isCopy = isCopy;
    this.#tables = new RecordTables(database);
  }

  /**
   * `now` in ms since the epoch, for the names of copies. Throws when the file cannot be read either, somebody else has
   * it open, or a newer version wrote it.
   */
  static open(folder: string, now: number): { records: RecordsDatabase; state: OpenedDatabase } {
    const path = pathIn(folder);
    const isAfterCrash = !isEmpty(`${path}-wal`) || !isEmpty(`${path}-journal`);
    let database: Database;
    let damage: Damage | null = null;
    let obstacle: StorageFailure | null = null;
    try {
      ({ database, damage } = openFile(path, now));
    } catch (error) {
      obstacle = storageFailure(error, path);
      database = openCopy(path, now, error);
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
    this.#beWritable();
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

  forgetSettled(settledBefore: number, limit: number, now: number): string[] {
    this.#beWritable();
    dropOldCopies(this.#folder, now);
    return forgetSettled(this.#database, settledBefore, limit);
  }

  erasureFindings(subject: ErasureSubject): ErasureFinding[] {
    return erasureFindings(this.#database, subject);
  }

  erase(attendanceIds: readonly string[], customerCode: string | null): void {
    this.#beWritable();
    // First, as somebody may be looking at one: then nothing is erased yet.
    dropAllCopies(this.#folder);
    erase(this.#database, attendanceIds, customerCode);
  }

  /** One step of looking at the whole file; `step` counts from 0. null = that was the last one. */
  isSound(step: number): boolean | null {
    return isSound(this.#database, step);
  }

  /** When it throws, what could be read before can be read again. */
  repair(now: number): { opened: OpenRecords; damage: Damage } {
    this.close();
    try {
      const damage = repair(this.#path, now);
      this.#use(openReadable(this.#path, now), false);
      return { opened: openRecords(this.#database), damage };
    } catch (error) {
      this.#reopen(now, error);
      throw error;
    }
  }

  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  /** The disk may have room again, or the right to write. */
  #beWritable(): void {
    if (!this.#isCopy) return;
    finishRepair(this.#path);
    const database = openReadable(this.#path, Date.now());
    this.close();
    this.#use(database, false);
  }

  #reopen(now: number, obstacle: unknown): void {
    try {
      this.#use(openReadable(this.#path, now), false);
    } catch {
      this.#isCopy = true;
      this.#use(openCopy(this.#path, now, obstacle), true);
    }
  }

  #use(database: Database, isCopy: boolean): void {
    this.#database = database;
    this.#isCopy = isCopy;
    this.#tables = new RecordTables(database);
  }
}

/** Path of the database file. */
export function pathIn(folder: string): string {
  return join(folder, 'records.db');
}
