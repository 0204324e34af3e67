import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../common/errors';
import type { Logger, RecordStore } from '../../services/ports';
import type { CollectionName, StoreChange, StoredShapes } from '../../services/stored-shapes';
import { replaceFile, writeAll } from './durable-file';
import { encodeLine, snapshotLines } from './journal-codec';
import { restore } from './journal-restore';
import { currentVersion, journalMigrations } from './migrations';
import { RecordMap } from './record-map';
import { storageError } from './storage-error';

/** Compaction starts when more than this many bytes of the file are superseded, and more than half of it. */
const minimumGarbageBytes = 4 * 1024 * 1024;

interface PendingCommit {
  changes: readonly StoreChange[];
  resolve: () => void;
  reject: (error: AppError) => void;
}

export interface OpenedJournal {
  store: JournalStore;
  /** What the person must know about damage found, in pt-BR; null = all well. */
  notice: string | null;
}

/**
 * All that must survive, in one append-only file. A commit is one line: it is there whole or not at all. Commits
 * that arrive while another is being written share the next write and `fdatasync`, so the cost of a change does
 * not grow with the number of records.
 */
export class JournalStore implements RecordStore {
  private pending: PendingCommit[] = [];
  private writing: Promise<void> | null = null;

  private constructor(
    private readonly path: string,
    private file: FileHandle,
    private length: number,
    private readonly records: RecordMap,
    private readonly version: number,
    private readonly logger: Logger,
  ) {}

  /**
   * Opens or creates the journal in `folder`. A damaged file, or one of an older version, is copied aside with the
   * date before anything is dropped or changed. Rejects with `storage-failed` when the folder cannot be used or a newer version wrote the file.
   */
  static async open(
    folder: string,
    logger: Logger,
    now: () => number,
    migrations = journalMigrations,
  ): Promise<OpenedJournal> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'records.journal');
      const bytes = await readFile(path).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      });
      const version = currentVersion(migrations);
      const records = new RecordMap();
      let notice: string | null = null;
      if (bytes === null || bytes.length === 0) {
        await replaceFile(path, encodeLine({ version }));
      } else {
        notice = await restore({ path, bytes, records, migrations, logger, now });
      }
      const file = await open(path, 'r+', 0o600);
      const { size } = await file.stat();
      return { store: new JournalStore(path, file, size, records, version, logger), notice };
    } catch (error) {
      throw storageError(error);
    }
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return this.records.get(collection, id);
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    return this.records.all(collection);
  }

  commit(changes: readonly StoreChange[]): Promise<void> {
    if (changes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.pending.push({ changes, resolve, reject });
      this.writing ??= this.writePending();
    });
  }

  /** Waits for what is being written, then closes the file. */
  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  private async writePending(): Promise<void> {
    while (this.pending.length > 0) {
      const batch = this.pending;
      this.pending = [];
      await this.writeBatch(batch);
    }
    this.writing = null;
  }

  private async writeBatch(batch: readonly PendingCommit[]): Promise<void> {
    try {
      const bytes = Buffer.concat(batch.map(({ changes }) => encodeLine(changes)));
      await writeAll(this.file, bytes, this.length);
      await this.file.datasync();
      this.length += bytes.length;
    } catch (error) {
      this.logger.error('journal write failed', { code: (error as NodeJS.ErrnoException).code });
      await this.cutBack();
      const failure = storageError(error);
      for (const { reject } of batch) reject(failure);
      return;
    }
    for (const { changes, resolve } of batch) {
      this.records.apply(changes);
      resolve();
    }
    await this.compactIfWorthwhile();
  }

  /** Half a line must not precede the next one. If even this fails, the checksum still unmasks it. */
  private async cutBack(): Promise<void> {
    await this.file.truncate(this.length).catch((error: unknown) => {
      this.logger.error('journal cannot be cut back', { code: (error as NodeJS.ErrnoException).code });
    });
  }

  private async compactIfWorthwhile(): Promise<void> {
    const garbage = this.length - this.records.liveBytes;
    if (garbage < minimumGarbageBytes || garbage < this.length / 2) return;
    try {
      await replaceFile(this.path, snapshotLines(this.version, this.records.entries()));
      const file = await open(this.path, 'r+', 0o600);
      await this.file.close();
      this.file = file;
      this.length = (await file.stat()).size;
    } catch (error) {
      this.logger.warn('journal not compacted', { code: (error as NodeJS.ErrnoException).code });
    }
  }
}
