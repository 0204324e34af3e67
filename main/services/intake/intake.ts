import type { UnreadableAttendance } from '../../../common/attendance/attendance';
import { AppError, type AppErrorData } from '../../../common/errors';
import type { KarooConnection } from '../../../common/app-status';
import { Listeners } from '../listeners';
import type { Clock, KarooAccount, KarooApi, Logger } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from '../store/observed-store';
import type { StoredAttendance } from '../stored-shapes';
import { AttendanceRecorder } from './attendance-recorder';
import { backOffMs } from './back-off';
import { KarooTime } from './karoo-time';
import { Listening } from './listening';
import type { Integration } from './news';
import { Patience } from './patience';
import { StreamChoice } from './stream-choice';
import { UnreadableRecorder } from './unreadable-recorder';

export interface IntakeOptions {
  karoo: Pick<KarooApi, 'account' | 'readEvents' | 'finishedAttendances' | 'attendance'>;
  store: ObservedStore;
  settings: Pick<SettingsService, 'current'>;
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
  /** Karoo's list is asked for, so often; null = its events are heard. */
  pollSeconds: number | null;
  /** More attendances than these are in Karoo's list, and no more are taken; null = all were. */
  exceededBacklog: number | null;
  /** How many events of this connection were too large to be read, and were asked for in another way. */
  oversizedEvents: number;
}

/** Only new settings or the account's administrator can help, so there is no hurry to ask again. */
const slowRetryMs = 5 * 60_000;

/** Listens to Karoo and brings every finished attendance onto disk, once, across any interruption. */
export class Intake {
  /** A new attendance that finished just now. */
  readonly finished = new Listeners<StoredAttendance>();
  /** How many new ones a catch-up brought; at least 1. */
  readonly caughtUp = new Listeners<number>();
  /** An attendance that needed nothing any more was finished again: its id. */
  readonly reopened = new Listeners<string>();
  /** An attendance that finished just now and could not be read. */
  readonly unreadable = new Listeners<UnreadableAttendance>();
  /** Somebody else registered what was pending here. */
  readonly integratedElsewhere = new Listeners<Integration>();
  readonly stateChanged = new Listeners<IntakeState>();
  readonly #options: IntakeOptions;
  readonly #time: KarooTime;
  readonly #recorder: AttendanceRecorder;
  readonly #choice: StreamChoice;
  readonly #patience: Patience;
  readonly #listening: Listening;
  #state: IntakeState = {
    state: 'connecting',
    error: null,
    account: null,
    pollSeconds: null,
    exceededBacklog: null,
    oversizedEvents: 0,
  };
  #connection = new AbortController();
  #running: Promise<void> | null = null;
  #isStopping = false;
  #failedAttempts = 0;
  /** What was told last; a poll that finds nothing new tells nobody. */
  #told = '';

  constructor(options: IntakeOptions) {
    this.#options = options;
    const { clock, settings } = options;
    this.#time = new KarooTime(clock);
    this.#recorder = new AttendanceRecorder({ ...options, time: this.#time });
    this.#choice = new StreamChoice({ mode: () => settings.current()['karoo.intake'], clock });
    this.#patience = new Patience({ clock, random: () => this.#random() });
    this.#listening = new Listening({
      ...options,
      time: this.#time,
      recorder: this.#recorder,
      unreadable: new UnreadableRecorder(options),
      choice: this.#choice,
      patience: this.#patience,
      random: () => this.#random(),
      onCaughtUp: (exceededBacklog, pollSeconds) => {
        this.#enter({ state: 'online', error: null, pollSeconds, exceededBacklog });
      },
      onWell: () => {
        this.#failedAttempts = 0;
      },
      onStorage: (error) => {
        this.#enter({ error: error?.toData() ?? null });
      },
      news: {
        onFinished: (attendances, isBacklog) => {
          this.#tell(attendances, isBacklog);
        },
        onReopened: (attendanceId) => {
          this.reopened.emit(attendanceId);
        },
        onUnreadable: (attendances, isBacklog) => {
          if (!isBacklog) for (const attendance of attendances) this.unreadable.emit(attendance);
        },
        onIntegratedElsewhere: (integration) => {
          this.integratedElsewhere.emit(integration);
        },
        onOversizedEvent: () => {
          this.#enter({ oversizedEvents: this.#state.oversizedEvents + 1 });
        },
      },
    });
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
    this.#choice.reset();
    this.#connection.abort();
    await this.#running;
  }

  /** After wake, a settings change or the network's return: drops the connection, which may be dead, and opens anew. */
  reconnectNow(): void {
    this.#failedAttempts = 0;
    this.#choice.reset();
    this.#connection.abort();
  }

  /**
   * An attendance is looked at. Where Karoo sends no events only Karoo itself knows whether somebody else registered it
   * meanwhile, so it is asked. Never rejects: without an answer everything stays as it is.
   */
  async checkStillPending(attendanceId: string): Promise<void> {
    const { karoo, store, logger } = this.#options;
    const { account, pollSeconds } = this.#state;
    if (!account || pollSeconds === null) return;
    if (store.get('attendances', attendanceId)?.state !== 'pending') return;
    try {
      const { isIntegrated } = await karoo.attendance(attendanceId);
      if (!isIntegrated) return;
      const integration = { attendanceId, processNumber: null };
      if (await this.#recorder.recordIntegrated(account.account.id, attendanceId, null, {}))
        this.integratedElsewhere.emit(integration);
    } catch (thrown) {
      logger.warn('attendance not checked', { code: AppError.from(thrown).code });
    }
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
      await this.#patience.pause(pauseMs, signal);
    }
  }

  /** One connection, from sign-in to its end. Returns how long to wait before the next one, in ms. */
  async #connect(signal: AbortSignal): Promise<number> {
    const isFirst = this.#state.account === null && this.#failedAttempts === 0;
    // Looking for a stream while the list is asked for is nobody's concern.
    const isWell = this.#state.state === 'online' && this.#state.pollSeconds !== null;
    if (!isWell) this.#enter({ state: isFirst ? 'connecting' : 'reconnecting' });
    const { answeredAt, ...account } = await this.#options.karoo.account(signal);
    this.#time.note(answeredAt);
    this.#state = { ...this.#state, account, oversizedEvents: 0 };
    if (!account.account.isIntegratedWithBimer) {
      this.#enter({ state: 'not-integrated', error: new AppError('not-integrated').toData() });
      return slowRetryMs;
    }
    const end = await this.#listening.run(account.account.id, signal);
    if (end === 'turn') return 0;
    if (!signal.aborted) this.#enter({ state: 'reconnecting', error: null });
    return backOffMs(this.#failedAttempts++, this.#random());
  }

  #tell(attendances: readonly StoredAttendance[], isBacklog: boolean): void {
    if (this.#isStopping || attendances.length === 0) return;
    if (isBacklog) this.caughtUp.emit(attendances.length);
    else
      attendances.forEach((attendance) => {
        this.finished.emit(attendance);
      });
  }

  #pauseAfter(error: AppError, signal: AbortSignal): number {
    // An aborted call fails too; that is no news about the server.
    if (signal.aborted) return 0;
    this.#options.logger.warn('connection to Karoo failed', { code: error.code, detail: error.detail });
    switch (error.code) {
      case 'not-configured':
        this.#enter({ state: 'not-configured', error: null });
        return slowRetryMs;
      case 'unauthorized':
      case 'forbidden':
        this.#enter({ state: 'signed-out', error: error.toData() });
        return slowRetryMs;
      default:
        this.#enter({ state: 'reconnecting', error: error.toData() });
        return Math.max(backOffMs(this.#failedAttempts++, this.#random()), error.retryAfterMs ?? 0);
    }
  }

  #enter(change: Partial<IntakeState>): void {
    this.#state = { ...this.#state, ...change };
    const told = JSON.stringify(this.#state);
    if (told === this.#told) return;
    this.#told = told;
    this.stateChanged.emit(this.#state);
  }

  #random(): number {
    return (this.#options.random ?? Math.random)();
  }
}
