import { AppError } from '../../../common/errors';
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

export interface ErasureChoice {
  attendanceIds: string[];
  /** The customer met before that goes as well; null = none. */
  customerCode: string | null;
  /** What is overwritten or deleted beside them. */
  changes: readonly StoreChange[];
}

/**
 * The records as services share them. What is open is answered from memory, which follows the disk; changes are decided
 * and made durable one after the other, and after each commit everybody learns what was touched.
 */
export class ObservedStore {
  readonly committed = new Listeners<ReadonlySet<CollectionName>>();
  /** What each commit changed, before `committed` is told. */
  readonly applied = new Listeners<readonly StoreChange[]>();
  /** The records were damaged, which showed in the course of work, and have been repaired. */
  readonly repaired = new Listeners<Damage>();
  readonly #inner: RecordStore;
  readonly #now: () => number;
  #mirror: Mirror;
  #settled: SettledMemory;
  #lastChange: Promise<unknown> = Promise.resolve();
  /** What a repair left, as long as the disk has not got back what memory holds; null = nothing is owed. */
  #owed: OpenRecords | null = null;

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
    registered: (offset: number, limit: number) => this.#ask((disk) => disk.registered(offset, limit)),
  };

  customerCodesOf(contact: ContactQuery): Promise<string[]> {
    return this.#ask((disk) => disk.customerCodesOf(contact));
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
        await this.#healing((disk) => disk.commit(changes));
        this.#follow(changes);
      } finally {
        this.#evictSettled(ids);
      }
    });
  }

  erasureFindings(subject: ErasureSubject): Promise<ErasureFinding[]> {
    return this.#ask((disk) => disk.erasureFindings(subject));
  }

  /**
   * Erases what `choose` takes of the subject's findings (see `RecordStore.erase`). It runs when all earlier changes are
   * durable, so that nothing goes that came, was typed or left for Bimer meanwhile. What it throws comes back and nothing is
   * erased. Resolves with the ids of the attendances that are gone.
   */
  erase(
    subject: ErasureSubject,
    choose: (findings: readonly ErasureFinding[]) => ErasureChoice,
  ): Promise<string[]> {
    return this.#inTurn(async () => {
      const findings = await this.#healing((disk) => disk.erasureFindings(subject));
      const { attendanceIds, customerCode, changes } = choose(findings);
      if (changes.length > 0) {
        await this.#healing((disk) => disk.commit(changes));
        this.#follow(changes);
      }
      await this.#healing((disk) => disk.erase(attendanceIds, customerCode));
      this.#forget(attendanceIds);
      if (customerCode !== null) this.#tell([{ collection: 'customers', id: customerCode, value: null }]);
      return attendanceIds;
    });
  }

  /** See `RecordStore.forgetSettled`; resolves with how many were forgotten. */
  async forgetSettled(settledBefore: number, limit: number): Promise<number> {
    let count = 0;
    await this.#inTurn(async () => {
      const ids = await this.#healing((disk) => disk.forgetSettled(settledBefore, limit));
      this.#settled.drop(new Set(ids));
      count = ids.length;
    });
    return count;
  }

  /** Looks at the whole file and repairs it where it is damaged. */
  async checkAll(): Promise<void> {
    if (!(await this.#inner.isSound())) await this.#inTurn(() => this.#repair());
  }

  /** Asks the disk; where it is damaged, again in turn, after a repair. */
  #ask<T>(question: (disk: RecordStore) => Promise<T>): Promise<T> {
    return question(this.#inner).catch((error: unknown) => {
      if (!isDamage(error)) throw error;
      return this.#inTurn(() => this.#healing(question));
    });
  }

  /** To be called in turn: what meets damage is done again after a repair. */
  async #healing<T>(work: (disk: RecordStore) => Promise<T>): Promise<T> {
    try {
      return await work(this.#inner);
    } catch (error) {
      if (!isDamage(error)) throw error;
      await this.#repair();
      return work(this.#inner);
    }
  }

  async #repair(): Promise<void> {
    const { opened, damage } = await this.#inner.repair();
    this.#owed = opened;
    this.repaired.emit(damage);
    await this.#payBack();
  }

  /**
   * What memory holds was whole when it was read: the disk gets back what it lost of that. Until it has, for example because
   * it is full, no other change is made.
   */
  async #payBack(): Promise<void> {
    const opened = this.#owed;
    if (!opened) return;
    const onDisk = new Mirror(opened.changes);
    const lost = this.#mirror
      .changes()
      .filter(
        ({ collection, id, value }) => JSON.stringify(onDisk.get(collection, id)) !== JSON.stringify(value),
      );
    if (lost.length > 0) await this.#inner.commit(lost);
    onDisk.apply(lost);
    this.#startFrom(onDisk, new SettledMemory(opened));
    await this.#commitAfterRepair();
    this.#owed = null;
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
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const change = this.#lastChange.then(() => this.#healing(() => this.#payBack())).then(work);
    this.#lastChange = change.catch(() => undefined);
    return change;
  }

  async #recall(names: readonly string[]): Promise<{ ids: string[]; recalled: Recalled }> {
    const unknown = names.filter(
      (name) => !this.#mirror.get('attendances', name) && !this.#mirror.get('registrations', name),
    );
    if (unknown.length === 0) return { ids: [], recalled: { forgotten: new Map() } };
    const { attendances, registrations, forgotten } = await this.#healing((disk) => disk.recall(unknown));
    this.#mirror.apply([
      ...attendances.map((value): StoreChange => ({
        collection: 'attendances',
        id: value.attendance.id,
        value,
      })),
      ...registrations.map((value): StoreChange => ({ collection: 'registrations', id: value.key, value })),
    ]);
    const ids = attendances.map(({ attendance }) => attendance.id);
    // Nobody meets them twice as long as they are here.
    this.#settled.drop(new Set(ids));
    return {
      ids,
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

  #startFrom(mirror: Mirror, settled: SettledMemory): void {
    this.#mirror = mirror;
    this.#settled = settled;
    this.#tell(mirror.changes());
  }

  #tell(changes: readonly StoreChange[]): void {
    this.#mirror.apply(changes);
    this.applied.emit(changes);
    this.committed.emit(new Set(changes.map(({ collection }) => collection)));
  }
}

function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage-failed' && error.detail === 'damaged';
}

function gone<T>(collection: CollectionName, idOf: (record: T) => string) {
  return (record: T): StoreChange => ({ collection, id: idOf(record), value: null });
}
