import type { Attendance } from '../../../common/attendance/attendance';
import { AppError } from '../../../common/errors';
import type { Clock, KarooApi, KarooEvent } from '../ports';
import type { StoredAttendance, StoredCursor } from '../stored-shapes';
import type { AttendanceRecorder } from './attendance-recorder';
import { catchUpSince, caughtUpTo } from './catch-up-window';
import { mergeFinished } from './merge-finished';

const pageSize = 100;
/** More pages than any real backlog has: a server that never ends its list. */
const maxPages = 1_000;

/** An attendance registered by somebody else, and the number it got; null = not told. */
export interface Integration {
  attendanceId: string;
  processNumber: string | null;
}

export interface KarooSessionOptions {
  karoo: Pick<KarooApi, 'readEvents' | 'finishedAttendances'>;
  recorder: AttendanceRecorder;
  clock: Pick<Clock, 'now'>;
  accountId: string;
  signal: AbortSignal;
  /** Runs a storage task until it succeeds; rejects when the session is over. */
  insist: <T>(task: () => Promise<T>) => Promise<T>;
  /** Connected, and everything from before is known. */
  onCaughtUp: (newCount: number) => void;
  /** Somebody else registered what was pending here. */
  onIntegratedElsewhere: (integration: Integration) => void;
  /** Finished just now. */
  onFinished: (attendance: StoredAttendance) => void;
}

/**
 * One connection to Karoo: reads events, and meanwhile catches up on what finished while there was none. New
 * attendances of the stream are announced only when the catch-up is complete, because a resumed stream repeats the
 * backlog as events, and those that the catch-up lists too are reported together.
 */
export class KarooSession {
  readonly #options: KarooSessionOptions;
  readonly #ended = new AbortController();
  #unannounced: StoredAttendance[] | null = [];
  #hasDelivered = false;

  constructor(options: KarooSessionOptions) {
    this.#options = options;
  }

  /** Whether the stream brought anything: then the server is well, and a reconnection need not be shy. */
  get hasDelivered(): boolean {
    return this.#hasDelivered;
  }

  /** Resolves at a regular end or abort, rejects with the AppError of stream or catch-up. */
  async run(): Promise<void> {
    const { karoo, recorder, accountId, signal } = this.#options;
    let catchingUp: Promise<void> = Promise.resolve();
    let failure: unknown = null;
    try {
      await karoo.readEvents({
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
    if (failure !== null && !signal.aborted) throw AppError.from(failure);
  }

  async #accept(event: KarooEvent): Promise<void> {
    const { recorder, accountId, insist } = this.#options;
    const move: Partial<StoredCursor> = event.cursor === null ? {} : { lastEventId: event.cursor };
    switch (event.kind) {
      case 'finished': {
        const added = await insist(() => recorder.record(accountId, [event.attendance], move));
        if (this.#unannounced) this.#unannounced.push(...added);
        else added.forEach(this.#options.onFinished);
        break;
      }
      case 'integrated':
        await this.#acceptIntegrated(event, move);
        break;
      case 'ignored':
        await insist(() => recorder.record(accountId, [], move));
        break;
    }
    this.#hasDelivered = true;
  }

  async #acceptIntegrated(
    { attendanceId, processNumber }: Extract<KarooEvent, { kind: 'integrated' }>,
    move: Partial<StoredCursor>,
  ): Promise<void> {
    const { recorder, accountId, insist, onIntegratedElsewhere } = this.#options;
    const isClosed = await insist(() =>
      recorder.recordIntegrated(accountId, attendanceId, processNumber, move),
    );
    if (isClosed) onIntegratedElsewhere({ attendanceId, processNumber });
  }

  async #catchUp(): Promise<void> {
    const { recorder, accountId, clock, insist, signal, onCaughtUp, onFinished } = this.#options;
    const before = recorder.cursor(accountId).caughtUpTo;
    const since = catchUpSince(before, clock.now());
    const listed = mergeFinished(await this.#pages(since));
    const move = { caughtUpTo: caughtUpTo(before, since, listed) };
    const added = await insist(() => recorder.record(accountId, listed, move));
    const waiting = this.#unannounced ?? [];
    this.#unannounced = null;
    if (signal.aborted) return;
    const listedIds = new Set(listed.map(({ id }) => id));
    const live = waiting.filter(({ attendance }) => !listedIds.has(attendance.id));
    onCaughtUp(added.length + waiting.length - live.length);
    live.forEach(onFinished);
  }

  async #pages(since: string): Promise<Attendance[][]> {
    const { karoo, accountId } = this.#options;
    const pages: Attendance[][] = [];
    let cursor: string | null = null;
    do {
      const page = await karoo.finishedAttendances({ accountId, since, cursor, limit: pageSize });
      pages.push(page.attendances);
      // A cursor that stands still would ask for the same page for ever.
      if (page.nextCursor === cursor && cursor !== null) break;
      cursor = page.nextCursor;
    } while (cursor !== null && pages.length < maxPages && !this.#options.signal.aborted);
    if (cursor !== null) throw new AppError('invalid-response', { detail: 'catch-up list without end' });
    return pages;
  }
}
