import type { ContactQuery } from '../../../common/attendance/contact-query';
import type { ErasureSubject } from '../../../common/erasure';
import type {
  Damage,
  ErasureFinding,
  OpenRecords,
  RecalledRecords,
  RecordStore,
} from '../../services/store/record-store';
import type { StoreChange, StoredRegistration } from '../../services/stored-shapes';
import type { RecordsState } from '../../services/store/record-notices';
import { storageError, storageErrorOf } from '../store/storage-error';
import { RecordsThread, ThreadEnded, type RecordsThreadOptions } from './records-thread';

/** The records in SQLite, in a thread of their own. */
export class SqliteRecordStore implements RecordStore {
  readonly opened: OpenRecords;
  readonly #thread: RecordsThread;
  readonly #now: () => number;

  private constructor(thread: RecordsThread, opened: OpenRecords, now: () => number) {
    this.#thread = thread;
    this.opened = opened;
    this.#now = now;
  }

  /**
   * Opens or creates `records.db` in the folder. A damaged file is repaired, one that cannot be written is shown as it
   * is: `state` says so. Rejects with `storage-failed` when a newer version wrote it or the thread cannot be started.
   */
  static async open(
    options: RecordsThreadOptions,
  ): Promise<{ store: SqliteRecordStore; state: RecordsState }> {
    const thread = new RecordsThread(options);
    try {
      const { opened, obstacle, ...state } = await thread.open();
      return {
        store: new SqliteRecordStore(thread, opened, options.now),
        state: { ...state, obstacle: obstacle && storageErrorOf(obstacle) },
      };
    } catch (error) {
      throw storageError(error);
    }
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    try {
      await this.#thread.call('commit', changes);
    } catch (error) {
      // The thread ended with it: the disk knows whether it was in time.
      if (error instanceof ThreadEnded && (await this.#ask((thread) => thread.call('holds', changes))))
        return;
      throw storageError(error);
    }
  }

  recall(names: readonly string[]): Promise<RecalledRecords> {
    return this.#ask((thread) => thread.call('recall', names));
  }

  registered(offset: number, limit: number): Promise<{ page: StoredRegistration[]; total: number }> {
    return this.#ask((thread) => thread.call('registered', offset, limit));
  }

  customerCodesOf(contact: ContactQuery): Promise<string[]> {
    return this.#ask((thread) => thread.call('customerCodesOf', contact));
  }

  forgetSettled(settledBefore: number, limit: number): Promise<string[]> {
    return this.#ask((thread) => thread.call('forgetSettled', settledBefore, limit, this.#now()));
  }

  erasureFindings(subject: ErasureSubject): Promise<ErasureFinding[]> {
    return this.#ask((thread) => thread.call('erasureFindings', subject));
  }

  erase(attendanceIds: readonly string[], customerCode: string | null): Promise<void> {
    return this.#ask((thread) => thread.call('erase', attendanceIds, customerCode));
  }

  async isSound(): Promise<boolean> {
    for (let step = 0; ; step += 1) {
      const result = await this.#ask((thread) => thread.call('isSound', step));
      if (result !== true) return result === null;
    }
  }

  repair(): Promise<{ opened: OpenRecords; damage: Damage }> {
    const repaired = this.#thread.takeRepaired();
    return repaired ? Promise.resolve(repaired) : this.#ask((thread) => thread.call('repair', this.#now()));
  }

  /** Everything asked for before is done when it resolves. */
  close(): Promise<void> {
    return this.#thread.close();
  }

  /** What may be asked twice is asked again when the thread ended over it. */
  async #ask<T>(question: (thread: RecordsThread) => Promise<T>): Promise<T> {
    try {
      return await question(this.#thread).catch((error: unknown) => {
        if (error instanceof ThreadEnded) return question(this.#thread);
        throw error;
      });
    } catch (error) {
      throw storageError(error);
    }
  }
}
