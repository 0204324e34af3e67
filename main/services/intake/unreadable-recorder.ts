import type { UnreadableAttendance } from '../../../common/attendance/attendance';
import { isLaterEnd } from '../../../common/attendance/later-end';
import type { Clock } from '../ports';
import type { ObservedStore, Recalled } from '../store/observed-store';
import type { StoreChange } from '../stored-shapes';
import { unreadableKey } from './unreadable-key';

/** More rows than these nobody works off: a Karoo that sends so many is not one that this app can read. */
export const maxUnreadable = 100;

/** Keeps what could be read of attendances that could not be read as a whole: the agent must hear of them. */
export class UnreadableRecorder {
  readonly #store: ObservedStore;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(options: { store: ObservedStore; clock: Pick<Clock, 'now'> }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /**
   * Lists those that are neither listed nor known, at most `maxUnreadable` in all; resolves with them. Rejects with
   * `storage-failed`.
   */
  async record(found: readonly UnreadableAttendance[]): Promise<UnreadableAttendance[]> {
    const listed = new Map<string, UnreadableAttendance>();
    await this.#store.update(
      (recalled) => {
        let left =
          maxUnreadable - this.#store.all('unreadable').filter(({ isDismissed }) => !isDismissed).length;
        for (const attendance of found) {
          const key = unreadableKey(attendance);
          if (left <= 0 || listed.has(key) || !this.#isNews(key, attendance, recalled)) continue;
          left -= 1;
          listed.set(key, attendance);
        }
        return [...listed].map(([id, attendance]): StoreChange => ({
          collection: 'unreadable',
          id,
          value: { id, attendance, receivedAt: this.#clock.now(), isDismissed: false },
        }));
      },
      found.flatMap(({ attendanceId }) => attendanceId ?? []),
    );
    return [...listed.values()];
  }

  #isNews(key: string, { attendanceId, end }: UnreadableAttendance, { forgotten }: Recalled): boolean {
    const row = this.#store.get('unreadable', key);
    if (row) return row.isDismissed && isLaterEnd(end ?? '', row.attendance.end ?? '');
    if (attendanceId === null) return true;
    const known = this.#store.get('attendances', attendanceId);
    if (known?.state === 'pending') return false;
    const knownEnd = known?.attendance.finishedAt ?? forgotten.get(attendanceId)?.finishedAt;
    // An end that cannot be read may be a later one.
    return (
      knownEnd === undefined || end === null || Number.isNaN(Date.parse(end)) || isLaterEnd(end, knownEnd)
    );
  }
}
