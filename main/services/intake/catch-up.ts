import type { UnreadableAttendance } from '../../../common/attendance/attendance';
import { AppError } from '../../../common/errors';
import type { KarooApi } from '../ports';
import type { AttendanceRecorder, Recorded } from './attendance-recorder';
import { caughtUpTo, catchUpSince } from './catch-up-window';
import { inOrderOfFinish } from './finish-order';
import type { KarooTime } from './karoo-time';
import type { UnreadableRecorder } from './unreadable-recorder';

const pageSize = 100;
/** Pages may be as small as one attendance, and some more may be empty: a list with more of them never ends. */
const sparePages = 1_000;

export interface CatchUpOptions {
  karoo: Pick<KarooApi, 'finishedAttendances'>;
  recorder: AttendanceRecorder;
  unreadable: UnreadableRecorder;
  time: KarooTime;
  accountId: string;
  /** So many attendances may wait at the most. */
  maxBacklog: () => number;
  signal: AbortSignal;
  /** Runs a storage task until it succeeds; rejects when the session is over. */
  insist: <T>(task: () => Promise<T>) => Promise<T>;
}

/** What was recorded of one page. */
export interface RecordedPage extends Recorded {
  /** Listed for the first time, as far as it could be read. */
  unreadable: readonly UnreadableAttendance[];
}

export interface CaughtUp {
  /** All that Karoo listed. */
  listedIds: ReadonlySet<string>;
  /** How many may wait, when there were more; null = there was room for all. */
  exceededLimit: number | null;
}

/**
 * Brings what finished while nobody listened from Karoo's list onto the disk, page by page, so that memory holds one page
 * however long the list is. The cursor moves only when the whole list has been read: that it is in order is Karoo's
 * promise and cannot be checked before its end, and what a failure leaves unread must be asked for again. Then the pages
 * that were read are known, and are dropped as duplicates. Nor does it move when there was no room for all: as the agent
 * works them off, the next ones come.
 */
export class CatchUp {
  readonly #options: CatchUpOptions;

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }

  /** Rejects with the AppError of the list. What was recorded until then has been told. */
  async run(onRecorded: (page: RecordedPage) => void): Promise<CaughtUp> {
    const { recorder, time, accountId, insist, signal } = this.#options;
    const before = recorder.cursor(accountId).caughtUpTo;
    const since = catchUpSince(before, time.now());
    const limit = this.#options.maxBacklog();
    const listedIds = new Set<string>();
    let reached = before;
    for await (const { attendances, unreadable } of this.#pages(since, limit)) {
      for (const { id } of attendances) listedIds.add(id);
      const room = Math.max(limit - recorder.waitingCount(), 0);
      const recorded = await insist(() => recorder.record(accountId, attendances, {}, room));
      const listed = await insist(() => this.#options.unreadable.record(unreadable));
      onRecorded({ ...recorded, unreadable: listed });
      if (recorded.isFull) return { listedIds, exceededLimit: limit };
      const ends = attendances.map(({ finishedAt }) => finishedAt);
      reached = caughtUpTo(reached, since, ends, time.now());
    }
    const move = { caughtUpTo: caughtUpTo(reached, since, [], time.now()) };
    if (!signal.aborted) await insist(() => recorder.record(accountId, [], move));
    return { listedIds, exceededLimit: null };
  }

  async *#pages(since: string, limit: number) {
    const { karoo, accountId, time, signal } = this.#options;
    const seen = new Set<string | null>();
    let cursor: string | null = null;
    do {
      // A cursor that comes again leads round in a circle.
      if (seen.has(cursor) || seen.size > limit + sparePages)
        throw new AppError('invalid-response', { detail: 'catch-up list without end' });
      seen.add(cursor);
      const page = await karoo.finishedAttendances({ accountId, since, cursor, limit: pageSize });
      time.note(page.answeredAt);
      const attendances = inOrderOfFinish(page.attendances.filter(({ isIntegrated }) => !isIntegrated));
      yield { attendances, unreadable: page.unreadable };
      cursor = page.nextCursor;
    } while (cursor !== null && !signal.aborted);
  }
}
