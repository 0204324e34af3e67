import type { Attendance } from '../../../common/attendance/attendance';
import type { Clock } from '../ports';
import { isOwnMark } from '../registrations/own-mark';
import { transition } from '../registrations/transition';
import type { ObservedStore, Recalled } from '../store/observed-store';
import { anyAccount } from '../store/recovery';
import type { StoreChange, StoredAttendance, StoredCursor } from '../stored-shapes';

const rememberedIntegrations = 1_000;

/** Writes what Karoo tells, each attendance together with the cursor that says so, in one commit. */
export class AttendanceRecorder {
  readonly #store: ObservedStore;
  readonly #clock: Pick<Clock, 'now'>;
  /** Events arrive in any order: integrations of attendances that are not known yet. */
  readonly #integratedEarly = new Set<string>();

  constructor(options: { store: ObservedStore; clock: Pick<Clock, 'now'> }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /** Where the last session with this account stopped. */
  cursor(accountId: string): StoredCursor {
    const own = this.#store.get('cursors', accountId);
    if (own) return own;
    const { lastEventId = null, caughtUpTo = null } = this.#store.get('cursors', anyAccount) ?? {};
    return { accountId, lastEventId, caughtUpTo };
  }

  /**
   * Stores those attendances that are new, and moves the cursor. Returns the new ones that wait for the agent.
   * Rejects with `storage-failed`; then neither they nor the cursor are stored.
   */
  async record(
    accountId: string,
    attendances: readonly Attendance[],
    move: Partial<StoredCursor>,
  ): Promise<StoredAttendance[]> {
    let added: StoredAttendance[] = [];
    const isKnown = (id: string, { forgotten }: Recalled) =>
      this.#store.get('attendances', id) !== undefined || forgotten.has(id);
    await this.#store.update(
      (recalled) => {
        added = attendances
          .filter(({ id, isIntegrated }) => !isIntegrated && !isKnown(id, recalled))
          .map((attendance) => this.#toStored(attendance));
        const changes = added.map((value): StoreChange => ({
          collection: 'attendances',
          id: value.attendance.id,
          value,
        }));
        return [...changes, ...this.#cursorMove(accountId, move)];
      },
      attendances.map(({ id }) => id),
    );
    return added.filter(({ state }) => state === 'pending');
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
      if (!stored) this.#rememberEarly(attendanceId);
      const registrations = this.#store.registrations.of(attendanceId);
      if (isOwnMark(registrations, processNumber)) return this.#cursorMove(accountId, move);
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
      return [...closed, ...asked, ...this.#cursorMove(accountId, move)];
    }, [attendanceId]);
    return isClosing;
  }

  #toStored(attendance: Attendance): StoredAttendance {
    const isEarly = this.#integratedEarly.has(attendance.id);
    return {
      attendance,
      receivedAt: this.#clock.now(),
      state: isEarly ? 'integrated-elsewhere' : 'pending',
      nextSequence: 1,
      settledAt: null,
    };
  }

  #rememberEarly(attendanceId: string): void {
    this.#integratedEarly.add(attendanceId);
    const [oldest] = this.#integratedEarly;
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
