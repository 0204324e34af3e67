import { Worker } from 'node:worker_threads';
import { storageErrorOf } from '../store/storage-error';
import type { Damage, OpenRecords } from '../../services/store/record-store';
import type { OpenedDatabase, RecordsDatabase } from './records-database';
import type { Answer, Method, Request, WorkerData } from './worker-protocol';

/** The thread ended before it answered: what became of the request is not known. */
export class ThreadEnded extends Error {}

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

export interface RecordsThreadOptions {
  /** Path of the built `records-worker`. */
  workerPath: string;
  folder: string;
  now: () => number;
}

/** The database's thread, as a function call that takes time. A thread that ended is started again by the next call. */
export class RecordsThread {
  readonly #options: RecordsThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #opening: Promise<OpenedDatabase> | null = null;
  #wasOpen = false;
  /** The thread was started again and has repaired the file on the way: nobody was told yet. */
  #repaired: { opened: OpenRecords; damage: Damage } | null = null;
  #lastId = 0;

  constructor(options: RecordsThreadOptions) {
    this.#options = options;
  }

  /** Starts the thread unless it runs. Rejects with `storage-failed` when the records cannot be opened. */
  open(): Promise<OpenedDatabase> {
    this.#opening ??= this.#start().catch((error: unknown) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  /** Rejects with AppError `storage-failed`, or `ThreadEnded`. */
  async call<M extends Method>(
    method: M,
    ...args: Parameters<RecordsDatabase[M]>
  ): Promise<ReturnType<RecordsDatabase[M]>> {
    await this.open();
    // As if it had been met by this call: whoever asked repairs, and learns of it.
    if (this.#repaired && method !== 'close')
      throw storageErrorOf({ code: 'damaged', detail: 'found when the thread was started again' });
    const id = (this.#lastId += 1);
    return (await this.#request(id, { id, method, args })) as ReturnType<RecordsDatabase[M]>;
  }

  /** What a start that was not the first has repaired, once; null = nothing. */
  takeRepaired(): { opened: OpenRecords; damage: Damage } | null {
    const repaired = this.#repaired;
    this.#repaired = null;
    return repaired;
  }

  /** Everything asked for before is done when it resolves. */
  async close(): Promise<void> {
    if (!this.#worker) return;
    await this.call('close').catch(() => undefined);
    const worker = this.#worker;
    this.#forget();
    await worker.terminate();
  }

  async #start(): Promise<OpenedDatabase> {
    const { workerPath, folder, now } = this.#options;
    const workerData: WorkerData = { folder, now: now() };
    const worker = new Worker(workerPath, { workerData, name: 'records' });
    this.#worker = worker;
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('failure' in answer) waiting?.reject(storageErrorOf(answer.failure));
      else waiting?.resolve(answer.value);
    });
    // The event behind it, `exit`, says all that is needed.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.#worker === worker) this.#forget();
    });
    const { damage, ...state } = (await this.#request(0, null)) as OpenedDatabase;
    if (this.#wasOpen && damage) this.#repaired = { opened: state.opened, damage };
    this.#wasOpen = true;
    return { ...state, damage };
  }

  #request(id: number, request: Request | null): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (request) this.#worker?.postMessage(request);
    });
  }

  #forget(): void {
    this.#worker = null;
    this.#opening = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new ThreadEnded('records thread ended'));
  }
}
