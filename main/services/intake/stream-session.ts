import { AppError } from '../../../common/errors';
import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';
import type { KarooApi, KarooEvent, Logger, StreamEnd } from '../ports';
import type { StoredAttendance, StoredCursor } from '../stored-shapes';
import type { AttendanceRecorder } from './attendance-recorder';
import type { CatchUp, CaughtUp } from './catch-up';
import type { Integration, NewsListener } from './news';
import type { UnreadableRecorder } from './unreadable-recorder';

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
  readonly #ended = new AbortController();
  /** What events brought before the catch-up is complete; null = it is. */
  #unannounced: StoredAttendance[] | null = [];
  #hasDelivered = false;

  constructor(options: StreamSessionOptions) {
    this.#options = options;
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
          catchingUp = this.#catchUp().catch((thrown: unknown) => {
            failure = thrown;
            this.#ended.abort();
          });
        },
        onEvent: (event) => this.#accept(event),
      });
    } catch (thrown) {
      failure ??= thrown;
    }
    await catchingUp;
    // On the disk, and never new again: whatever the session failed over, this is the time to tell.
    news.onFinished(this.#unannounced ?? [], true);
    if (failure !== null && !signal.aborted) throw AppError.from(failure);
    return end;
  }

  async #accept(event: KarooEvent): Promise<void> {
    const { recorder, accountId, insist } = this.#options;
    const move: Partial<StoredCursor> = event.cursor === null ? {} : { lastEventId: event.cursor };
    switch (event.kind) {
      case 'finished':
        await this.#acceptFinished(event.attendance, move);
        break;
      case 'integrated':
        await this.#acceptIntegrated(event, move);
        break;
      case 'unreadable':
        await this.#acceptUnreadable(event, move);
        break;
      case 'ignored':
        await insist(() => recorder.record(accountId, [], move));
        break;
    }
    this.#hasDelivered = true;
  }

  async #acceptFinished(attendance: Attendance, move: Partial<StoredCursor>): Promise<void> {
    const { recorder, accountId, insist, news } = this.#options;
    const { waiting, reopenedIds } = await insist(() => recorder.record(accountId, [attendance], move));
    reopenedIds.forEach(news.onReopened);
    this.#tell(waiting);
  }

  async #acceptIntegrated(
    { attendanceId, processNumber }: Integration,
    move: Partial<StoredCursor>,
  ): Promise<void> {
    const { recorder, accountId, insist, news } = this.#options;
    const isClosed = await insist(() =>
      recorder.recordIntegrated(accountId, attendanceId, processNumber, move),
    );
    if (isClosed) news.onIntegratedElsewhere({ attendanceId, processNumber });
  }

  /** Karoo is asked what the event was about: for the attendance it names, else for its list. */
  async #acceptUnreadable(
    { attendanceId, isTooLarge }: Extract<KarooEvent, { kind: 'unreadable' }>,
    move: Partial<StoredCursor>,
  ): Promise<void> {
    const { recorder, accountId, insist, catchUp, unreadable, news } = this.#options;
    if (isTooLarge) news.onOversizedEvent();
    const attendance = attendanceId === null ? null : await this.#ask(attendanceId);
    if (attendance?.isIntegrated)
      return this.#acceptIntegrated({ attendanceId: attendance.id, processNumber: null }, move);
    if (attendance) return this.#acceptFinished(attendance, move);
    if (attendanceId !== null) {
      const traces = { ...nothingRead, accountId, attendanceId };
      news.onUnreadable(await insist(() => unreadable.record([traces])), this.#unannounced !== null);
    }
    await insist(() => recorder.record(accountId, [], move));
    if (attendanceId !== null) return;
    await catchUp.run(({ waiting, reopenedIds, unreadable: listed }) => {
      reopenedIds.forEach(news.onReopened);
      this.#tell(waiting);
      news.onUnreadable(listed, this.#unannounced !== null);
    });
  }

  /** null = it could not be had; its row then says so, and the stream goes on. */
  async #ask(attendanceId: string): Promise<Attendance | null> {
    const { karoo, signal, logger } = this.#options;
    try {
      return await karoo.attendance(attendanceId);
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      logger.warn('attendance of an unreadable event not read', { code: AppError.from(thrown).code });
      return null;
    }
  }

  #tell(waiting: readonly StoredAttendance[]): void {
    if (this.#unannounced) this.#unannounced.push(...waiting);
    else this.#options.news.onFinished(waiting, false);
  }

  async #catchUp(): Promise<void> {
    const { catchUp, signal, onCaughtUp, news } = this.#options;
    const waiting = this.#unannounced ?? [];
    const caughtUp = await catchUp.run((page) => {
      waiting.push(...page.waiting);
      page.reopenedIds.forEach(news.onReopened);
      news.onUnreadable(page.unreadable, true);
    });
    if (signal.aborted) return;
    this.#unannounced = null;
    const isListed = ({ attendance }: StoredAttendance) => caughtUp.listedIds.has(attendance.id);
    onCaughtUp(caughtUp);
    news.onFinished(waiting.filter(isListed), true);
    news.onFinished(
      waiting.filter((one) => !isListed(one)),
      false,
    );
  }
}

const nothingRead: Omit<UnreadableAttendance, 'accountId' | 'attendanceId'> = {
  number: null,
  end: null,
  customerCode: null,
  customerName: null,
  contactName: null,
};
