import { AppError } from '../../../common/errors';
import type { KarooApi, Logger, StreamEnd } from '../ports';
import type { StoredAttendance } from '../stored-shapes';
import type { AttendanceRecorder } from './attendance-recorder';
import type { CatchUp, CaughtUp } from './catch-up';
import { EventReceiver } from './event-receiver';
import type { NewsListener } from './news';
import type { UnreadableRecorder } from './unreadable-recorder';

/** With more in Karoo than is taken, its whole list is read in vain each time. */
export const exceededPauseMs = 5 * 60_000;

export interface StreamSessionOptions {
  karoo: Pick<KarooApi, 'readEvents' | 'attendance'>;
  recorder: AttendanceRecorder;
  unreadable: UnreadableRecorder;
  catchUp: CatchUp;
  accountId: string;
  signal: AbortSignal;
  logger: Logger;
  /** Runs a storage task until it succeeds; rejects when the session is over. */
  insist: <T>(task: () => Promise<T>) => Promise<T>;
  /** Ends early when the given signal says so. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Connected, and everything from before is known. */
  onCaughtUp: (caughtUp: CaughtUp) => void;
  news: NewsListener;
}

/**
 * One connection to Karoo: reads events, and meanwhile catches up on what finished while there was none. New
 * attendances are announced only once both know of each other, so that the backlog does not open windows.
 */
export class StreamSession {
  readonly #options: StreamSessionOptions;
  readonly #receiver: EventReceiver;
  readonly #ended = new AbortController();
  readonly #closed = new AbortController();
  /** What events brought before the catch-up is complete; null = it is. */
  #unannounced: StoredAttendance[] | null = [];
  #hasDelivered = false;

  constructor(options: StreamSessionOptions) {
    this.#options = options;
    this.#receiver = new EventReceiver({
      ...options,
      isCatchingUp: () => this.#unannounced !== null,
      onWaiting: (attendances) => {
        this.#tell(attendances);
      },
    });
  }

  /** Whether the stream brought anything: then the server is well, and a reconnection need not be shy. */
  get hasDelivered(): boolean {
    return this.#hasDelivered;
  }

  /** Resolves at a regular end or abort, rejects with the AppError of stream or catch-up. */
  async run(): Promise<StreamEnd> {
    const { karoo, recorder, accountId, signal, news } = this.#options;
    let catchingUp: Promise<void> = Promise.resolve();
    let failure: unknown = null;
    let end: StreamEnd = { kind: 'ended' };
    try {
      end = await karoo.readEvents({
        accountId,
        lastEventId: recorder.cursor(accountId).lastEventId,
        signal: AbortSignal.any([signal, this.#ended.signal]),
        onOpen: () => {
          // Without the catch-up the connection would look complete and not be: both fail together.
          catchingUp = this.#keepUp().catch((thrown: unknown) => {
            failure = thrown;
            this.#ended.abort();
          });
        },
        onEvent: async (event) => {
          await this.#receiver.accept(event);
          this.#hasDelivered = true;
        },
      });
    } catch (thrown) {
      failure ??= thrown;
    }
    this.#closed.abort();
    await catchingUp;
    // On the disk, and never new again: whatever the session failed over, this is the time to tell.
    news.onFinished(this.#unannounced ?? [], true);
    if (failure !== null && !signal.aborted) throw AppError.from(failure);
    return end;
  }

  #tell(waiting: readonly StoredAttendance[]): void {
    if (this.#unannounced) this.#unannounced.push(...waiting);
    else this.#options.news.onFinished(waiting, false);
  }

  /** While there is more in Karoo than may wait, what is worked off makes room. */
  async #keepUp(): Promise<void> {
    const { pause, signal } = this.#options;
    const closed = AbortSignal.any([signal, this.#closed.signal]);
    while ((await this.#catchUp()).exceededLimit !== null && !closed.aborted)
      await pause(exceededPauseMs, closed);
  }

  async #catchUp(): Promise<CaughtUp> {
    const { catchUp, signal, onCaughtUp, news } = this.#options;
    const waiting = this.#unannounced ?? [];
    const caughtUp = await catchUp.run((page) => {
      waiting.push(...page.waiting);
      page.reopenedIds.forEach(news.onReopened);
      news.onUnreadable(page.unreadable, true);
    });
    if (signal.aborted) return caughtUp;
    this.#unannounced = null;
    const isListed = ({ attendance }: StoredAttendance) => caughtUp.listedIds.has(attendance.id);
    onCaughtUp(caughtUp);
    news.onFinished(waiting.filter(isListed), true);
    news.onFinished(
      waiting.filter((one) => !isListed(one)),
      false,
    );
    return caughtUp;
  }
}
