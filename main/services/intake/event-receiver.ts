import type { Attendance, UnreadableAttendance } from '../../../common/attendance/attendance';
import { AppError } from '../../../common/errors';
import type { KarooApi, KarooEvent, Logger } from '../ports';
import type { StoredAttendance, StoredCursor } from '../stored-shapes';
import type { AttendanceRecorder } from './attendance-recorder';
import type { CatchUp } from './catch-up';
import type { Integration, NewsListener } from './news';
import type { UnreadableRecorder } from './unreadable-recorder';

export interface EventReceiverOptions {
  karoo: Pick<KarooApi, 'attendance'>;
  recorder: AttendanceRecorder;
  unreadable: UnreadableRecorder;
  catchUp: CatchUp;
  accountId: string;
  signal: AbortSignal;
  logger: Logger;
  /** Runs a storage task until it succeeds; rejects when the session is over. */
  insist: <T>(task: () => Promise<T>) => Promise<T>;
  /** Whether it is still open what finished before the connection. */
  isCatchingUp: () => boolean;
  /** On the disk, and waits for the agent. */
  onWaiting: (attendances: readonly StoredAttendance[]) => void;
  news: NewsListener;
}

/** Writes down what one event of Karoo tells, together with its place in the stream. */
export class EventReceiver {
  readonly #options: EventReceiverOptions;

  constructor(options: EventReceiverOptions) {
    this.#options = options;
  }

  /** Resolves when it is on the disk; rejects when the session is over. */
  async accept(event: KarooEvent): Promise<void> {
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
  }

  async #acceptFinished(attendance: Attendance, move: Partial<StoredCursor>): Promise<void> {
    const { recorder, accountId, insist, news, onWaiting } = this.#options;
    if (attendance.isIntegrated && !recorder.isOutdated(attendance))
      return this.#acceptIntegrated({ attendanceId: attendance.id, processNumber: null }, move);
    const { waiting, reopenedIds } = await insist(() => recorder.record(accountId, [attendance], move));
    reopenedIds.forEach(news.onReopened);
    onWaiting(waiting);
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
    const { recorder, accountId, insist, catchUp, unreadable, news, isCatchingUp, onWaiting } = this.#options;
    if (isTooLarge) news.onOversizedEvent();
    const attendance = attendanceId === null ? null : await this.#ask(attendanceId);
    if (attendance) return this.#acceptFinished(attendance, move);
    if (attendanceId !== null) {
      const traces = { ...nothingRead, accountId, attendanceId };
      news.onUnreadable(await insist(() => unreadable.record([traces])), isCatchingUp());
    }
    await insist(() => recorder.record(accountId, [], move));
    if (attendanceId !== null) return;
    await catchUp.run(({ waiting, reopenedIds, unreadable: listed }) => {
      reopenedIds.forEach(news.onReopened);
      onWaiting(waiting);
      news.onUnreadable(listed, isCatchingUp());
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
}

const nothingRead: Omit<UnreadableAttendance, 'accountId' | 'attendanceId'> = {
  number: null,
  end: null,
  customerCode: null,
  customerName: null,
  contactName: null,
};
