import { isOpen, isRegistered, registeredAt } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';
import { SortedList } from './sorted-list';

/**
 * The registrations by what is asked of them, kept up to date with every change: thousands that are done cost
 * nothing when one more is sent.
 */
export class RegistrationIndex {
  readonly #all = new Map<string, StoredRegistration>();
  readonly #byAttendance = new Map<string, Map<string, StoredRegistration>>();
  readonly #open = new Map<string, StoredRegistration>();
  readonly #settled: SortedList<StoredRegistration>;
  readonly #registered: SortedList<StoredRegistration>;

  constructor(registrations: readonly StoredRegistration[]) {
    this.#settled = new SortedList(
      registrations.filter((one) => !isOpen(one)),
      newestFirst,
    );
    this.#registered = new SortedList(registrations.filter(isRegistered), latestFirst);
    for (const registration of registrations) this.#put(registration);
  }

  /** Those of one attendance, by sequence. */
  of(attendanceId: string): StoredRegistration[] {
    const siblings = [...(this.#byAttendance.get(attendanceId)?.values() ?? [])];
    return siblings.sort((a, b) => a.sequence - b.sequence);
  }

  /** All that is on its way or waits for the agent, in no particular order. */
  open(): StoredRegistration[] {
    return [...this.#open.values()];
  }

  /** Those of one attendance, and all that is open; each once. */
  around(attendanceId: string): StoredRegistration[] {
    return [...new Set([...this.of(attendanceId), ...this.open()])];
  }

  /** The newest of those that are done. */
  settled(count: number): StoredRegistration[] {
    return this.#settled.slice(0, count);
  }

  /** What is in Bimer, the latest first: one page and how many there are in all. */
  registered(offset: number, limit: number): { page: StoredRegistration[]; total: number } {
    return { page: this.#registered.slice(offset, offset + limit), total: this.#registered.length };
  }

  /** Follows a change; null = deleted. */
  change(key: string, after: StoredRegistration | null): void {
    const before = this.#all.get(key);
    if (before) this.#take(before);
    if (!after) return;
    this.#put(after);
    if (!isOpen(after)) this.#settled.add(after);
    if (isRegistered(after)) this.#registered.add(after);
  }

  #put(registration: StoredRegistration): void {
    const { key, attendanceId } = registration;
    this.#all.set(key, registration);
    const siblings = this.#byAttendance.get(attendanceId);
    if (siblings) siblings.set(key, registration);
    else this.#byAttendance.set(attendanceId, new Map([[key, registration]]));
    if (isOpen(registration)) this.#open.set(key, registration);
  }

  #take(registration: StoredRegistration): void {
    const { key, attendanceId } = registration;
    this.#all.delete(key);
    this.#open.delete(key);
    const siblings = this.#byAttendance.get(attendanceId);
    siblings?.delete(key);
    if (siblings?.size === 0) this.#byAttendance.delete(attendanceId);
    this.#settled.remove(registration);
    this.#registered.remove(registration);
  }
}

function newestFirst(a: StoredRegistration, b: StoredRegistration): number {
  return b.createdAt - a.createdAt || b.sequence - a.sequence || compareKeys(a, b);
}

function latestFirst(a: StoredRegistration, b: StoredRegistration): number {
  return (registeredAt(b) ?? 0) - (registeredAt(a) ?? 0) || compareKeys(a, b);
}

function compareKeys(a: StoredRegistration, b: StoredRegistration): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
