import { isContact, type ContactQuery } from '../../../common/attendance/contact-query';
import { isRegistered, registeredAt } from '../../../main/services/registrations/queries';
import type { ErasureSubject } from '../../../common/erasure';
import { AppError } from '../../../common/errors';
import {
  pastCount,
  recentCount,
  type ErasureFinding,
  type ForgottenAttendance,
  type OpenRecords,
  type RecalledRecords,
  type RecordStore,
} from '../../../main/services/store/record-store';
import { newestFirst, toPast } from '../../../main/services/store/settled-memory';
import type {
  CollectionName,
  StoreChange,
  StoredRegistration,
  StoredShapes,
} from '../../../main/services/stored-shapes';

/** What lies on the disk: survives the `InMemoryRecordStore` over it, as files survive a process. */
export type Disk = Map<string, unknown>;

/** The records without a disk; answers as the real ones do. */
export class InMemoryRecordStore implements RecordStore {
  /** Commits still to fail with `storage-failed`. */
  failuresLeft = 0;
  /** A process that was killed writes nothing any more and gets no answer. */
  isDead = false;
  readonly commits: (readonly StoreChange[])[] = [];
  readonly #disk: Disk;
  readonly #forgotten = new Map<string, ForgottenAttendance>();

  constructor(disk: Disk = new Map()) {
    this.#disk = disk;
  }

  get opened(): OpenRecords {
    const isOpen = (attendanceId: string) => this.get('attendances', attendanceId)?.settledAt == null;
    const changes = [...structuredClone(this.#disk)].map(([path, value]) => {
      const [collection = '', ...id] = path.split('/');
      return { collection, id: id.join('/'), value } as StoreChange;
    });
    const settled = this.#registrations()
      .filter(({ attendanceId }) => !isOpen(attendanceId))
      .sort(newestFirst);
    return {
      changes: changes.filter((change) => {
        if (change.collection === 'attendances') return isOpen(change.id);
        return change.collection !== 'registrations' || isOpen(change.value?.attendanceId ?? '');
      }),
      recent: settled.slice(0, recentCount),
      past: settled.slice(0, pastCount).map(toPast),
    };
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return structuredClone(this.#disk.get(`${collection}/${id}`)) as StoredShapes[C] | undefined;
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    const entries = [...this.#disk].filter(([path]) => path.startsWith(`${collection}/`));
    return structuredClone(entries.map(([, value]) => value)) as StoredShapes[C][];
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    await Promise.resolve();
    if (this.isDead) await new Promise(() => undefined);
    if (this.failuresLeft > 0) {
      this.failuresLeft -= 1;
      throw new AppError('storage-failed');
    }
    this.commits.push(changes);
    for (const { collection, id, value } of changes) {
      const path = `${collection}/${id}`;
      if (value === null) this.#disk.delete(path);
      else this.#disk.set(path, structuredClone(value));
    }
  }

  recall(names: readonly string[]): Promise<RecalledRecords> {
    const attendanceIds = [
      ...new Set(names.map((name) => this.get('registrations', name)?.attendanceId ?? name)),
    ];
    const attendances = attendanceIds
      .map((id) => this.get('attendances', id))
      .filter((stored) => stored !== undefined && stored.settledAt !== null) as StoredShapes['attendances'][];
    const ids = new Set(attendances.map(({ attendance }) => attendance.id));
    return Promise.resolve({
      attendances,
      registrations: this.#registrations().filter(({ attendanceId }) => ids.has(attendanceId)),
      forgotten: attendanceIds.flatMap((id) => this.#forgotten.get(id) ?? []),
    });
  }

  registered(offset: number, limit: number): Promise<{ page: StoredRegistration[]; total: number }> {
    const all = this.#registrations()
      .filter(isRegistered)
      .sort((a, b) => (registeredAt(b) ?? 0) - (registeredAt(a) ?? 0));
    return Promise.resolve({ page: all.slice(offset, offset + limit), total: all.length });
  }

  customerCodesOf(contact: ContactQuery): Promise<string[]> {
    const found = [
      ...this.#registrations().map(({ attendance, form }) => ({ attendance, code: form.customerCode })),
      ...this.all('attendances').map(({ attendance }) => ({
        attendance,
        code: attendance.customer.code ?? '',
      })),
    ].filter(({ attendance, code }) => code !== '' && isContact(contact, attendance.contact));
    return Promise.resolve([...new Set(found.map(({ code }) => code))]);
  }

  forgetSettled(settledBefore: number, limit: number): Promise<string[]> {
    const ids = this.all('attendances')
      .filter(({ settledAt }) => settledAt !== null && settledAt < settledBefore)
      .sort((a, b) => (a.settledAt ?? 0) - (b.settledAt ?? 0))
      .slice(0, limit)
      .map(({ attendance }) => attendance.id);
    this.#forget(ids);
    return Promise.resolve(ids);
  }

  erasureFindings(subject: ErasureSubject): Promise<ErasureFinding[]> {
    const registrations = this.#registrations();
    const isOf = ({ attendance }: StoredShapes['attendances']) =>
      subject.by === 'attendanceNumber'
        ? attendance.number === subject.value
        : [
            attendance.customer.code,
            ...registrations
              .filter((one) => one.attendanceId === attendance.id)
              .map(({ form }) => form.customerCode),
            ...this.all('drafts')
              .filter((one) => one.attendanceId === attendance.id)
              .map(({ form }) => form.customerCode),
          ].includes(subject.value);
    return Promise.resolve(
      this.all('attendances')
        .filter(isOf)
        .map(({ attendance: { id, number } }) => ({
          attendanceId: id,
          number,
          registrationCount: registrations.filter(({ attendanceId }) => attendanceId === id).length,
        })),
    );
  }

  erase(attendanceIds: readonly string[], customerCode: string | null): Promise<void> {
    this.#forget(attendanceIds);
    if (customerCode !== null) this.#disk.delete(`customers/${customerCode}`);
    return Promise.resolve();
  }

  isSound(): Promise<boolean> {
    return Promise.resolve(true);
  }

  repair(): Promise<never> {
    return Promise.reject(new AppError('storage-failed'));
  }

  #registrations(): StoredRegistration[] {
    return this.all('registrations');
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) {
      const stored = this.get('attendances', id);
      if (!stored) continue;
      const { accountId, finishedAt } = stored.attendance;
      this.#forgotten.set(id, { id, accountId, finishedAt });
      for (const [path, value] of this.#disk) {
        const belongs = (value as { attendanceId?: unknown }).attendanceId === id;
        if (belongs || path === `attendances/${id}`) this.#disk.delete(path);
      }
    }
  }
}
