import type { AppError } from '../../../common/errors';
import type { Clock, KarooApi, Logger } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import type { AttendanceRecorder } from './attendance-recorder';
import { pollWaitMs } from './back-off';
import { CatchUp } from './catch-up';
import type { KarooTime } from './karoo-time';
import type { NewsListener } from './news';
import type { Patience } from './patience';
import { PollingSession } from './polling-session';
import type { StreamChoice } from './stream-choice';
import { exceededPauseMs, StreamSession } from './stream-session';
import type { UnreadableRecorder } from './unreadable-recorder';

export interface ListeningOptions {
  karoo: Pick<KarooApi, 'readEvents' | 'finishedAttendances' | 'attendance'>;
  settings: Pick<SettingsService, 'current'>;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
  time: KarooTime;
  recorder: AttendanceRecorder;
  unreadable: UnreadableRecorder;
  choice: StreamChoice;
  patience: Patience;
  random: () => number;
  /** Everything is known; `pollSeconds` null = by events. See `IntakeState`. */
  onCaughtUp: (exceededBacklog: number | null, pollSeconds: number | null) => void;
  /** The server is well: the next reconnection need not be shy. */
  onWell: () => void;
  /** Nothing can be written, and why; null = it can again. */
  onStorage: (error: AppError | null) => void;
  news: NewsListener;
}

/** A connection that lived this long was a good one. */
const goodSessionMs = 60_000;
/** What a poll finds after a longer interruption than this is a backlog, and opens no windows. */
const longestInterruptionMs = 5 * 60_000;

/** Listens to an account of Karoo, by its events or by its list. */
export class Listening {
  readonly #options: ListeningOptions;
  /** When all was known last, this computer's clock, and of which account. */
  #caughtUp: { accountId: string; at: number } | null = null;

  constructor(options: ListeningOptions) {
    this.#options = options;
  }

  /**
   * Resolves at a regular end or abort: `turn` when it is time to go on in another way. Rejects with the AppError that
   * ended it.
   */
  async run(accountId: string, signal: AbortSignal): Promise<'ended' | 'turn'> {
    if (!this.#options.choice.isPolling()) {
      const end = await this.#listen(accountId, signal);
      if (end !== 'no-stream') return end;
    }
    await this.#poll(accountId, signal);
    return 'turn';
  }

  async #listen(accountId: string, signal: AbortSignal): Promise<'ended' | 'turn' | 'no-stream'> {
    const { clock, recorder, onWell } = this.#options;
    const hadId = recorder.cursor(accountId).lastEventId !== null;
    const startedAt = clock.now();
    const session = new StreamSession(this.#shared(accountId, signal, null));
    try {
      const end = await session.run();
      return end.kind === 'ended' || signal.aborted
        ? 'ended'
        : await this.#refused(end.error, accountId, hadId);
    } finally {
      if (session.hasDelivered || clock.now() - startedAt > goodSessionMs) onWell();
    }
  }

  async #refused(error: AppError, accountId: string, hadId: boolean): Promise<'turn' | 'no-stream'> {
    const { choice, recorder, logger } = this.#options;
    const { detail } = error;
    switch (choice.judgeRefusal(hadId)) {
      case 'fail':
        throw error;
      case 'forget-id':
        logger.warn('Karoo does not go on after the last event', { detail });
        await recorder.record(accountId, [], { lastEventId: null });
        return 'turn';
      case 'poll':
        logger.info('Karoo has no event stream', { detail });
        return 'no-stream';
    }
  }

  async #poll(accountId: string, signal: AbortSignal): Promise<void> {
    const { settings, choice, random } = this.#options;
    const pollSeconds = settings.current()['karoo.pollSeconds'];
    await new PollingSession({
      ...this.#shared(accountId, signal, pollSeconds),
      waitMs: ({ exceededLimit }) =>
        Math.max(pollWaitMs(pollSeconds, random()), exceededLimit === null ? 0 : exceededPauseMs),
      isOver: () => !choice.isPolling(),
      isUpToDate: () => this.#wasUpToDate(accountId, pollSeconds),
    }).run();
  }

  #wasUpToDate(accountId: string, pollSeconds: number): boolean {
    if (this.#caughtUp?.accountId !== accountId) return false;
    const ageMs = this.#options.clock.now() - this.#caughtUp.at;
    return ageMs < longestInterruptionMs + pollSeconds * 1000;
  }

  /** What both ways need. `pollSeconds` null = by events. */
  #shared(accountId: string, signal: AbortSignal, pollSeconds: number | null) {
    const { settings, logger, patience, choice, clock, onStorage, onCaughtUp, onWell } = this.#options;
    const insist = <T>(task: () => Promise<T>) =>
      patience.insist(task, signal, (error) => {
        if (error) logger.error('attendance not written', { code: error.code });
        onStorage(error);
      });
    const maxBacklog = () => settings.current()['karoo.maxBacklog'];
    return {
      ...this.#options,
      accountId,
      pause: (ms: number, until: AbortSignal) => patience.pause(ms, until),
      catchUp: new CatchUp({ ...this.#options, accountId, signal, insist, maxBacklog }),
      signal,
      insist,
      onCaughtUp: ({ exceededLimit }: { exceededLimit: number | null }) => {
        this.#caughtUp = { accountId, at: clock.now() };
        if (pollSeconds === null) choice.noteOpened();
        else onWell();
        if (exceededLimit !== null) logger.warn('Karoo lists more than is taken', { exceededLimit });
        onCaughtUp(exceededLimit, pollSeconds);
      },
    };
  }
}
