import type { ContactQuery } from '../../../common/attendance/contact-query';
import type { ErasureSubject } from '../../../common/erasure';
import type { PastRegistration } from '../../../common/attendance/proposals';
import { Listeners } from '../listeners';
import type { CollectionName, StoreChange, StoredRegistration, StoredShapes } from '../stored-shapes';
import { Mirror } from './mirror';
import type { Damage, ErasureFinding, ForgottenAttendance, OpenRecords, RecordStore } from './record-store';
import { afterRepair } from './recovery';
import { SettledMemory, toPast } from './settled-memory';
import { isOpen } from '../registrations/queries';
import { withSettling } from './settling';

/** What a decision is told of attendances that memory did not hold. */
export interface Recalled {
  forgotten: ReadonlyMap<string, ForgottenAttendance>;
}

/**
 * The records as services share them. What is open is answered from memory, which follows the disk; changes are decided
 * and made durable one after the other, and after each commit everybody learns what was touched.
 */
export class ObservedStore {
  readonly committed = new Listeners<ReadonlySet<CollectionName>>();
  /** What each commit changed, before `committed` is told. */
  readonly applied = new Listeners<readonly StoreChange[]>();
  readonly #inner: RecordStore;
  readonly #now: () => number;
  #mirror: Mirror;
  #settled: SettledMemory;
  #lastChange: Promise<unknown> = Promise.resolve();

  /** `now` in ms since the epoch: when something is settled. */
  constructor(inner: RecordStore, now: () => number = Date.now) {
    this.#inner = inner;
    this.#now = now;
    this.#mirror = new Mirror(inner.opened.changes);
    this.#settled = new SettledMemory(inner.opened);
  }

  /** Open work (see `settling.ts`) and the agent's own collections; a settled attendance is not here any more. */
  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return this.#mirror.get(collection, id);
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    return this.#mirror.all(collection);
  }

  readonly registrations = {
    /** Those of an open attendance, by sequence. */
    of: (attendanceId: string): StoredRegistration[] => this.#mirror.registrationsOf(attendanceId),
    /** All that is on its way or waits for the agent, in no particular order. */
    open: (): StoredRegistration[] => this.#mirror.all('registrations').filter(isOpen),
    /** Those of one attendance, and all that is open; each once. */
    around: (attendanceId: string): StoredRegistration[] => [
      ...new Set([...this.registrations.of(attendanceId), ...this.registrations.open()]),
    ],
    /** The newest of those that are done, at most `recentCount` and those of open attendances, in no particular order. */
    recent: (): StoredRegistration[] => [
      ...this.#mirror.all('registrations').filter((one) => !isOpen(one)),
      ...this.#settled.recent(),
    ],
    /** What was registered or is on its way, as far as proposals look at it; what Bimer refused was wrong in some way, and what is asked about may be. */
    past: (): PastRegistration[] => [
      ...this.#mirror
        .all('registrations')
        .filter(({ progress }) => progress.step !== 'refused' && progress.step !== 'asking')
        .map(toPast),
      ...this.#settled.past(),
    ],
    /** What is in Bimer, the latest first: one page, and how many there are in all. */
    registered: (offset: number, limit: number) => this.#inner.registered(offset, limit),
  };

  customerCodesOf(contact: ContactQuery): Promise<string[]> {
    return this.#inner.customerCodesOf(contact);
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    await this.update(() => changes);
  }

  /**
   * Commits what `decide` returns. It runs when all earlier changes are durable, so that two services which read and
   * then write the same record never undo each other. What it throws comes back and nothing is written. Attendances
   * named in `recalling`, by their id or the key of a registration, are in memory for it even when they are settled.
   */
  update(
    decide: (recalled: Recalled) => readonly StoreChange[],
    recalling: readonly string[] = [],
  ): Promise<void> {
    return this.#inTurn(async () => {
      const { ids, recalled } = await this.#recall(recalling);
      try {
        const changes = withSettling(decide(recalled), this.#mirror, this.#now());
        if (changes.length === 0) return;
        await this.#inner.commit(changes);
        this.#follow(changes);
      } finally {
        this.#evictSettled(ids);
      }
    });
  }

  erasureFindings(subject: ErasureSubject): Promise<ErasureFinding[]> {
    return this.#inner.erasureFindings(subject);
  }

  /** See `RecordStore.erase`. What `changes` overwrite or delete goes with the bytes of the attendances. */
  erase(
    attendanceIds: readonly string[],
    customerCode: string | null,
    changes: readonly StoreChange[] = [],
  ): Promise<void> {
    return this.#inTurn(async () => {
      if (changes.length > 0) {
        await this.#inner.commit(changes);
        this.#follow(changes);
      }
      await this.#inner.erase(attendanceIds, customerCode);
      this.#forget(attendanceIds);
      if (customerCode !== null) this.#tell([{ collection: 'customers', id: customerCode, value: null }]);
    });
  }

  /** See `RecordStore.forgetSettled`; resolves with how many were forgotten. */
  async forgetSettled(settledBefore: number, limit: number): Promise<number> {
    let count = 0;
    await this.#inTurn(async () => {
      const ids = await this.#inner.forgetSettled(settledBefore, limit);
      this.#settled.drop(new Set(ids));
      count = ids.length;
    });
    return count;
  }

  /** Looks at the whole file and repairs it where it is damaged. null = all well. */
  async checkAll(): Promise<Damage | null> {
    if (await this.#inner.isSound()) return null;
    let damage: Damage | null = null;
    await this.#inTurn(async () => {
      const repaired = await this.#inner.repair();
      damage = repaired.damage;
      this.#startFrom(repaired.opened);
      await this.#commitAfterRepair();
    });
    return damage;
  }

  /** The file was repaired when it was opened: to be called before anything is sent or asked. See `afterRepair`. */
  recover(): Promise<void> {
    return this.#inTurn(() => this.#commitAfterRepair());
  }

  async #commitAfterRepair(): Promise<void> {
    const attendances = [...this.all('attendances'), ...this.registrations.recent()];
    const changes = afterRepair({
      registrations: this.all('registrations'),
      cursors: this.all('cursors'),
      accountIds: attendances.map(({ attendance }) => attendance.accountId),
      now: this.#now(),
    });
    if (changes.length === 0) return;
    await this.#inner.commit(changes);
    this.#follow(changes);
  }

  /** One after the other; a failure stops nobody. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const change = this.#lastChange.then(work);
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #recall(names: readonly string[]): Promise<{ ids: string[]; recalled: Recalled }> {
    const unknown = names.filter(
      (name) => !this.#mirror.get('attendances', name) && !this.#mirror.get('registrations', name),
    );
    if (unknown.length === 0) return { ids: [], recalled: { forgotten: new Map() } };
    const { attendances, registrations, forgotten } = await this.#inner.recall(unknown);
    this.#mirror.apply([
      ...attendances.map((value): StoreChange => ({
        collection: 'attendances',
        id: value.attendance.id,
        value,
      })),
      ...registrations.map((value): StoreChange => ({ collection: 'registrations', id: value.key, value })),
    ]);
    return {
      ids: attendances.map(({ attendance }) => attendance.id),
      recalled: { forgotten: new Map(forgotten.map((one) => [one.id, one])) },
    };
  }

  #follow(changes: readonly StoreChange[]): void {
    const touched = changes.flatMap((change) => this.#mirror.attendanceOf(change) ?? []);
    this.#mirror.apply(changes);
    this.#settled.drop(new Set(touched));
    this.#evictSettled(touched);
    this.applied.emit(changes);
    this.committed.emit(new Set(changes.map(({ collection }) => collection)));
  }

  #evictSettled(attendanceIds: readonly string[]): void {
    for (const id of new Set(attendanceIds)) {
      if (this.#mirror.get('attendances', id)?.settledAt == null) continue;
      const registrations = this.#mirror.evict(id);
      this.#settled.drop(new Set([id]));
      this.#settled.add(registrations);
    }
  }

  #forget(attendanceIds: readonly string[]): void {
    this.#settled.drop(new Set(attendanceIds));
    this.#tell(
      attendanceIds.flatMap((id): StoreChange[] => [
        ...this.#mirror.registrationsOf(id).map(gone('registrations', ({ key }) => key)),
        ...this.#mirror.draftIdsOf(id).map(gone('drafts', (draftId) => draftId)),
        { collection: 'attendances', id, value: null },
      ]),
    );
  }

  #startFrom(opened: OpenRecords): void {
    const before = this.#mirror
      .all('attendances')
      .map(gone('attendances', ({ attendance }) => attendance.id));
    this.#mirror = new Mirror(opened.changes);
    this.#settled = new SettledMemory(opened);
    const changes = [...before.filter(({ id }) => !this.#mirror.get('attendances', id)), ...opened.changes];
    this.applied.emit(changes);
    this.committed.emit(new Set(changes.map(({ collection }) => collection)));
  }

  #tell(changes: readonly StoreChange[]): void {
    this.#mirror.apply(changes);
    this.applied.emit(changes);
    this.committed.emit(new Set(changes.map(({ collection }) => collection)));
  }
}

function gone<T>(collection: CollectionName, idOf: (record: T) => string) {
  return (record: T): StoreChange => ({ collection, id: idOf(record), value: null });
}
