import type { Attendance } from '../../../common/attendance/attendance';
import { isLaterEnd } from '../../../common/attendance/later-end';
import type { Clock } from '../ports';
import { isOwnMark } from '../registrations/own-mark';
import { transition } from '../registrations/transition';
import type { ObservedStore } from '../store/observed-store';
import { anyAccount } from '../store/recovery';
import type { StoreChange, StoredAttendance, StoredCursor } from '../stored-shapes';
import type { KarooTime } from './karoo-time';
import { formerKeysOf, idKey } from './unreadable-key';

const rememberedIntegrations = 1_000;
/** How much later than its integration was heard an attendance may have ended and still be the one that was meant. */
const clockToleranceMs = 10_000;

/** What was recorded. */
export interface Recorded {
  /** Waits for the agent: new, or finished again. */
  waiting: StoredAttendance[];
  /** Of these, those that were done with before. */
  reopenedIds: string[];
  /** There was no room for some, which are not recorded. */
  isFull: boolean;
}

/** Writes what Karoo tells, each attendance together with the cursor that says so, in one commit. */
export class AttendanceRecorder {
  readonly #store: ObservedStore;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #time: Pick<KarooTime, 'now'>;
  /** Events arrive in any order: attendances that were integrated before their end is known, and when that was heard. */
  readonly #integratedEarly = new Map<string, number>();

  constructor(options: { store: ObservedStore; clock: Pick<Clock, 'now'>; time: Pick<KarooTime, 'now'> }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#time = options.time;
  }

  /** Where the last session with this account stopped. */
  cursor(accountId: string): StoredCursor {
    const own = this.#store.get('cursors', accountId);
    if (own) return own;
    const { lastEventId = null, caughtUpTo = null } = this.#store.get('cursors', anyAccount) ?? {};
    return { accountId, lastEventId, caughtUpTo };
  }

  /** How many attendances wait for the agent, of whatever account. */
  waitingCount(): number {
    return this.#store.all('attendances').filter(({ state }) => state === 'pending').length;
  }

  /** Whether it has finished again since. */
  isOutdated({ id, finishedAt }: Attendance): boolean {
    const known = this.#store.get('attendances', id);
    return known !== undefined && isLaterEnd(known.attendance.finishedAt, finishedAt);
  }

  /**
   * Stores those attendances that are new or finished again, and moves the cursor; at most `room` that were not waiting
   * before. Rejects with `storage-failed`; then neither they nor the cursor are stored.
   */
  async record(
    accountId: string,
    attendances: readonly Attendance[],
    move: Partial<StoredCursor>,
    room = Infinity,
  ): Promise<Recorded> {
    const recorded: Recorded = { waiting: [], reopenedIds: [], isFull: false };
    await this.#store.update(
      ({ forgotten }) => {
        const changes: StoreChange[] = [];
        let left = room;
        for (const attendance of attendances.filter(({ isIntegrated }) => !isIntegrated)) {
          const { id } = attendance;
          changes.push(...this.#nowReadable(formerKeysOf(attendance)));
          const known = this.#store.get('attendances', id);
          const knownEnd = known?.attendance.finishedAt ?? forgotten.get(id)?.finishedAt;
          if (knownEnd !== undefined && !isLaterEnd(attendance.finishedAt, knownEnd)) continue;
          const value = this.#finished(attendance, known);
          if (value.state === 'pending') {
            if (known?.state !== 'pending') left -= 1;
            if (left < 0) {
              recorded.isFull = true;
              continue;
            }
            recorded.waiting.push(value);
            if (known && known.state !== 'pending') recorded.reopenedIds.push(id);
          }
          changes.push({ collection: 'attendances', id, value });
        }
        return [...changes, ...this.#cursorMove(accountId, move)];
      },
      attendances.map(({ id }) => id),
    );
    return recorded;
  }

  /**
   * Integrated in Karoo: unless it was this app that registered it, the pending attendance closes here and what still
   * waits to be sent from it asks the agent first. Resolves with whether it was pending and is closed now.
   */
  async recordIntegrated(
    accountId: string,
    attendanceId: string,
    processNumber: string | null,
    move: Partial<StoredCursor>,
  ): Promise<boolean> {
    let isClosing = false;
    await this.#store.update(() => {
      const stored = this.#store.get('attendances', attendanceId);
      const registrations = this.#store.registrations.of(attendanceId);
      const told = { finishedAt: stored?.attendance.finishedAt ?? '', number: processNumber };
      const isRepeated = processNumber !== null && stored?.integratedAs === processNumber;
      if (isRepeated || isOwnMark(registrations, told)) return this.#cursorMove(accountId, move);
      if (stored?.state !== 'pending') this.#rememberEarly(attendanceId);
      isClosing = stored?.state === 'pending';
      const closed: StoreChange[] =
        stored?.state === 'pending'
          ? [
              {
                collection: 'attendances',
                id: attendanceId,
                value: { ...stored, state: 'integrated-elsewhere', integratedAs: processNumber },
              },
            ]
          : [];
      const asked = registrations
        .map((before) => ({
          before,
          after: transition(
            before,
            { kind: 'integrated-elsewhere', number: processNumber },
            this.#clock.now(),
          ),
        }))
        .filter(({ before, after }) => after !== before)
        .map(({ after }): StoreChange => ({ collection: 'registrations', id: after.key, value: after }));
      const listed = this.#nowReadable([idKey(attendanceId)]);
      return [...closed, ...asked, ...listed, ...this.#cursorMove(accountId, move)];
    }, [attendanceId]);
    return isClosing;
  }

  /** What was registered from it stays, and so does the draft. */
  #finished(attendance: Attendance, known: StoredAttendance | undefined): StoredAttendance {
    const integratedAt = this.#integratedEarly.get(attendance.id);
    const isIntegrated =
      integratedAt !== undefined && Date.parse(attendance.finishedAt) <= integratedAt + clockToleranceMs;
    return {
      attendance,
      receivedAt: this.#clock.now(),
      state: isIntegrated ? 'integrated-elsewhere' : 'pending',
      ...(known?.integratedAs !== undefined && { integratedAs: known.integratedAs }),
      nextSequence: known?.nextSequence ?? 1,
      settledAt: known?.settledAt ?? null,
    };
  }

  /** Takes from the list what could not be read before. */
  #nowReadable(keys: readonly string[]): StoreChange[] {
    return keys
      .filter((id) => this.#store.get('unreadable', id) !== undefined)
      .map((id) => ({ collection: 'unreadable', id, value: null }));
  }

  #rememberEarly(attendanceId: string): void {
    this.#integratedEarly.delete(attendanceId);
    this.#integratedEarly.set(attendanceId, this.#time.now());
    const [oldest] = this.#integratedEarly.keys();
    if (this.#integratedEarly.size > rememberedIntegrations && oldest !== undefined) {
      this.#integratedEarly.delete(oldest);
    }
  }

  #cursorMove(accountId: string, move: Partial<StoredCursor>): StoreChange[] {
    const before = this.cursor(accountId);
    const value = { ...before, ...move };
    const isSame = value.lastEventId === before.lastEventId && value.caughtUpTo === before.caughtUpTo;
    if (isSame) return [];
    const own: StoreChange = { collection: 'cursors', id: accountId, value };
    return this.#store.get('cursors', anyAccount)
      ? [own, { collection: 'cursors', id: anyAccount, value: null }]
      : [own];
  }
}
