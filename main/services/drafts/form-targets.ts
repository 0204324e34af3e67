import type { ObservedStore } from '../store/observed-store';
import type { StoredRegistration } from '../stored-shapes';

/**
 * Which registration an open form is about. With several registrations per attendance, one may be refused while the
 * next is being typed; what is typed must then not end up in the refused one. So it is decided when the form is
 * opened, and holds until it is sent.
 */
export class FormTargets {
  readonly #store: ObservedStore;
  /** Attendance → key of the refused registration its form was opened to correct. */
  readonly #opened = new Map<string, string>();

  constructor(options: { store: ObservedStore }) {
    this.#store = options.store;
  }

  /** The form of this attendance is opened: a refused registration comes first, the oldest one of several. */
  open(attendanceId: string): StoredRegistration | null {
    const refused = this.#refused(attendanceId);
    if (refused) this.#opened.set(attendanceId, refused.key);
    else this.#opened.delete(attendanceId);
    return refused;
  }

  /** The refused registration that a save or Enviar of this attendance's form is about; null = the next one. */
  correcting(attendanceId: string): StoredRegistration | null {
    const key = this.#opened.get(attendanceId);
    const opened = key === undefined ? undefined : this.#store.get('registrations', key);
    if (opened?.state === 'needs-you') return opened;
    // A concluded attendance has no next registration: its form can only be about the refused one.
    const isConcluded = this.#store.get('attendances', attendanceId)?.state === 'concluded';
    return isConcluded ? this.#refused(attendanceId) : null;
  }

  /** Sent: the form of this attendance is from now on about the next registration. */
  release(attendanceId: string): void {
    this.#opened.delete(attendanceId);
  }

  #refused(attendanceId: string): StoredRegistration | null {
    return this.#store.registrations.of(attendanceId).find(({ state }) => state === 'needs-you') ?? null;
  }
}
