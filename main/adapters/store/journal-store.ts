import { copyFile, mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../common/errors';
import type { Logger, RecordStore } from '../../services/ports';
import type { CollectionName, StoreChange, StoredShapes } from '../../services/stored-shapes';
import { replaceFile, syncFolder, writeAll } from './durable-file';
import { decodeJournal, encodeLine } from './journal-codec';
import { RecordMap } from './record-map';

/** Version of the stored shapes; raise it together with a forward step in `migrations.ts`. */
export const journalVersion = 1;

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
    private readonly logger: Logger,
  ) {}

  /**
   * Opens or creates the journal in `folder`. A damaged file is copied aside with the date before anything is
   * dropped. Rejects with `storage-failed` when the folder cannot be used or a newer version wrote the file.
   */
  static async open(folder: string, logger: Logger, now: () => number): Promise<OpenedJournal> {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, 'records.journal');
      const bytes = await readFile(path).catch((error: unknown) => {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      });
      const records = new RecordMap();
      let notice: string | null = null;
      if (bytes === null || bytes.length === 0) {
        await replaceFile(path, encodeLine({ version: journalVersion }));
      } else {
        notice = await restore(path, bytes, records, logger, now);
      }
      const file = await open(path, 'r+', 0o600);
      const { size } = await file.stat();
      return { store: new JournalStore(path, file, size, records, logger), notice };
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
      await replaceFile(this.path, snapshotOf(this.records));
      const file = await open(this.path, 'r+', 0o600);
      await this.file.close();
      this.file = file;
      this.length = (await file.stat()).size;
    } catch (error) {
      this.logger.warn('journal not compacted', { code: (error as NodeJS.ErrnoException).code });
    }
  }
}

async function restore(
  path: string,
  bytes: Buffer,
  records: RecordMap,
  logger: Logger,
  now: () => number,
): Promise<string | null> {
  const { values, damagedLines, wholeBytes } = decodeJournal(bytes);
  const version = (values[0] as { version?: unknown } | undefined)?.version;
  if (typeof version === 'number' && version > journalVersion) {
    throw new AppError('storage-failed', {
      message: 'Os dados deste computador foram gravados por uma versão mais nova do aplicativo.',
      action: 'Instale a versão mais nova. Nada foi alterado.',
    });
  }
  for (const value of values) if (Array.isArray(value)) records.apply(value as StoreChange[]);
  if (damagedLines === 0 && wholeBytes === bytes.length && typeof version === 'number') return null;

  const copy = `${path}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`;
  await copyFile(path, copy);
  await replaceFile(path, snapshotOf(records));
  await syncFolder(join(path, '..'));
  logger.warn('journal restored', { damagedLines, cutBytes: bytes.length - wholeBytes });
  if (damagedLines === 0) return null;
  return `Um arquivo de dados estava danificado. O que pôde ser lido foi recuperado e uma cópia foi guardada em ${copy}.`;
}

function snapshotOf(records: RecordMap): Buffer {
  return Buffer.concat([
    encodeLine({ version: journalVersion }),
    ...records.changes().map((change) => encodeLine([change])),
  ]);
}

function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError('storage-failed', {
    ...(code === 'ENOSPC' && { message: 'O disco está cheio: não foi possível gravar neste computador.' }),
    detail: code,
    cause: error,
  });
}
