import type { InboxItem, Snapshot } from '../../../common/ipc/contract';
import { Listeners } from '../listeners';
import type { ObservedStore } from '../store/observed-store';
import { toInboxItems } from './to-inbox-items';

/** The pending attendances (pendências), derived from the store and from nothing else. */
export class Inbox {
  readonly changed = new Listeners<Snapshot<InboxItem[]>>();
  readonly #store: ObservedStore;
  #snapshot: Snapshot<InboxItem[]>;

  constructor(options: { store: ObservedStore }) {
    this.#store = options.store;
    this.#snapshot = { revision: 1, value: this.#items() };
    this.#store.committed.add((touched) => {
      if (touched.has('attendances') || touched.has('registrations') || touched.has('drafts'))
        this.#refresh();
    });
  }

  /** Oldest finish first; concluded ones are not listed. */
  list(): Snapshot<InboxItem[]> {
    return this.#snapshot;
  }

  /** Most commits are a draft's next keystrokes and change nothing here: then nobody is told. */
  #refresh(): void {
    const value = this.#items();
    if (JSON.stringify(value) === JSON.stringify(this.#snapshot.value)) return;
    this.#snapshot = { revision: this.#snapshot.revision + 1, value };
    this.changed.emit(this.#snapshot);
  }

  #items(): InboxItem[] {
    return toInboxItems({
      attendances: this.#store.all('attendances'),
      registrations: this.#store.all('registrations'),
      draftIds: new Set(this.#store.all('drafts').map((draft) => draft.attendanceId)),
    });
  }
}
