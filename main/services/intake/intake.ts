import { AppError, type AppErrorData } from '../../../common/errors';
import type { KarooConnection } from '../../../common/ipc/contract';
import { Listeners } from '../listeners';
import type { Clock, KarooAccount, KarooApi, Logger } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { StoredAttendance } from '../stored-shapes';
import { AttendanceRecorder } from './attendance-recorder';
import { backOffMs } from './back-off';
import { KarooSession, type Integration } from './karoo-session';

export interface IntakeOptions {
  karoo: Pick<KarooApi, 'account' | 'readEvents' | 'finishedAttendances'>;
  store: ObservedStore;
  clock: Clock;
  logger: Logger;
  /** In [0, 1); for the jitter of reconnections. */
  random?: () => number;
}

export interface IntakeState {
  state: KarooConnection;
  error: AppErrorData | null;
  /** The account signed in to; stays known while reconnecting. */
  account: KarooAccount | null;
}

/** Only new settings or the account's administrator can help, so there is no hurry to ask again. */
const slowRetryMs = 5 * 60_000;
/** A connection that lived this long was a good one: the back-off starts from the beginning. */
const goodSessionMs = 60_000;

/** Listens to Karoo and brings every finished attendance onto disk, once, across any interruption. */
export class Intake {
  /** A new attendance that finished just now. */
  readonly finished = new Listeners<StoredAttendance>();
  /** How many new ones a catch-up brought; at least 1. */
  readonly caughtUp = new Listeners<number>();
  /** Somebody else registered what was pending here. */
  readonly integratedElsewhere = new Listeners<Integration>();
  readonly stateChanged = new Listeners<IntakeState>();
  readonly #options: IntakeOptions;
  readonly #recorder: AttendanceRecorder;
  #state: IntakeState = { state: 'connecting', error: null, account: null };
  #connection = new AbortController();
  #running: Promise<void> | null = null;
  #isStopping = false;
  #failedAttempts = 0;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.#recorder = new AttendanceRecorder(options);
  }

  state(): IntakeState {
    return this.#state;
  }

  start(): void {
    if (this.#running) return;
    this.#isStopping = false;
    this.#running = this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#connection.abort();
    await this.#running;
  }

  /** After wake, a settings change or the network's return: drops the connection, which may be dead, and opens anew. */
  reconnectNow(): void {
    this.#failedAttempts = 0;
    this.#connection.abort();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      this.#connection = new AbortController();
      const { signal } = this.#connection;
      let pauseMs: number;
      try {
        pauseMs = await this.#connect(signal);
      } catch (thrown) {
        pauseMs = this.#pauseAfter(AppError.from(thrown), signal);
      }
      await this.#pause(pauseMs, signal);
    }
  }

  /** One connection, from sign-in to its end. Returns how long to wait before the next one, in ms. */
  async #connect(signal: AbortSignal): Promise<number> {
    const { karoo, clock } = this.#options;
    const isFirst = this.#state.account === null && this.#failedAttempts === 0;
    this.#enter(isFirst ? 'connecting' : 'reconnecting', this.#state.error);
    const account = await karoo.account(signal);
    this.#state = { ...this.#state, account };
    if (!account.account.isIntegratedWithBimer) {
      this.#enter('not-integrated', new AppError('not-integrated').toData());
      return slowRetryMs;
    }
    const startedAt = clock.now();
    const session = this.#session(account.account.id, signal);
    try {
      await session.run();
    } finally {
      if (session.hasDelivered || clock.now() - startedAt > goodSessionMs) this.#failedAttempts = 0;
    }
    if (!signal.aborted) this.#enter('reconnecting', null);
    return backOffMs(this.#failedAttempts++, this.#random());
  }

  #session(accountId: string, signal: AbortSignal): KarooSession {
    return new KarooSession({
      karoo: this.#options.karoo,
      recorder: this.#recorder,
      clock: this.#options.clock,
      accountId,
      signal,
      insist: (task) => this.#insist(task, signal),
      onCaughtUp: (newCount) => {
        this.#enter('online', null);
        if (newCount > 0) this.caughtUp.emit(newCount);
      },
      onIntegratedElsewhere: (integration) => {
        this.integratedElsewhere.emit(integration);
      },
      onFinished: (attendance) => {
        this.finished.emit(attendance);
      },
    });
  }

  #pauseAfter(error: AppError, signal: AbortSignal): number {
    // An aborted call fails too; that is no news about the server.
    if (signal.aborted) return 0;
    this.#options.logger.warn('connection to Karoo failed', { code: error.code, detail: error.detail });
    switch (error.code) {
      case 'not-configured':
        this.#enter('not-configured', null);
        return slowRetryMs;
      case 'unauthorized':
      case 'forbidden':
        this.#enter('signed-out', error.toData());
        return slowRetryMs;
      default:
        this.#enter('reconnecting', error.toData());
        return backOffMs(this.#failedAttempts++, this.#random());
    }
  }

  /** Storage that fails is tried again, with the reason shown; meanwhile no further event is read. */
  async #insist<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        const result = await task();
        if (failures > 0) this.#enter(this.#state.state, null);
        return result;
      } catch (thrown) {
        const error = AppError.from(thrown);
        this.#options.logger.error('attendance not written', { code: error.code });
        this.#enter(this.#state.state, error.toData());
        await this.#pause(backOffMs(failures, this.#random()), signal);
        if (signal.aborted) throw error;
      }
    }
  }

  /** Ends early when the connection is given up. */
  #pause(pauseMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        cancel();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = this.#options.clock.after(pauseMs, finish);
      signal.addEventListener('abort', finish);
    });
  }

  #enter(state: KarooConnection, error: AppErrorData | null): void {
    this.#state = { ...this.#state, state, error };
    this.stateChanged.emit(this.#state);
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
