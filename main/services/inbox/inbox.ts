import type { InboxItem } from '../../../common/attendance/inbox-item';
import type { Snapshot } from '../../../common/snapshot';
import type { Intake } from '../intake/intake';
import { Listeners } from '../listeners';
import type { ObservedStore } from '../store/observed-store';
import type { StoreChange } from '../stored-shapes';
import { byFinish, toInboxItem, toInboxItems } from './to-inbox-items';

export interface InboxOptions {
  store: ObservedStore;
  /** Who the agent is signed in as: what another account finished is none of this agent's business now. */
  intake: Pick<Intake, 'state' | 'stateChanged'>;
}

/**
 * The pending attendances (pendências) of the account signed in to. What belongs to another one stays stored and is
 * listed again with it; while the account is not known yet, for example offline, all are listed.
 */
export class Inbox {
  readonly changed = new Listeners<Snapshot<InboxItem[]>>();
  readonly #store: ObservedStore;
  readonly #intake: InboxOptions['intake'];
  /** By attendance; those that need nothing any more are not here, however many there are. */
  readonly #items: Map<string, InboxItem>;
  #snapshot: Snapshot<InboxItem[]>;

  constructor(options: InboxOptions) {
    this.#store = options.store;
    this.#intake = options.intake;
    const items = toInboxItems({
      attendances: this.#store.all('attendances'),
      registrations: this.#store.all('registrations'),
      draftIds: new Set(this.#store.all('drafts').map((draft) => draft.attendanceId)),
    });
    this.#items = new Map(items.map((item) => [item.attendanceId, item]));
    this.#snapshot = { revision: 1, value: this.#listed() };
    this.#store.applied.add((changes) => {
      const touched = new Set(changes.flatMap((change) => this.#attendanceOf(change) ?? []));
      for (const id of touched) this.#look(id);
      if (touched.size > 0) this.#refresh();
    });
    options.intake.stateChanged.add(() => {
      this.#refresh();
    });
  }

  /** Oldest finish first; concluded ones are not listed. */
  list(): Snapshot<InboxItem[]> {
    return this.#snapshot;
  }

  /** Only what a change touched is looked at again, so that its cost does not grow with what is done. */
  #look(id: string): void {
    const stored = this.#store.get('attendances', id);
    const registrations = this.#store.registrations.of(id);
    const hasDraft = [id, ...registrations.map(({ key }) => key)].some(
      (draftId) => this.#store.get('drafts', draftId) !== undefined,
    );
    const item = stored ? toInboxItem(stored, registrations, hasDraft) : null;
    if (item) this.#items.set(id, item);
    else this.#items.delete(id);
  }

  #attendanceOf(change: StoreChange): string | null {
    switch (change.collection) {
      case 'attendances':
        return change.id;
      case 'registrations':
        return change.value?.attendanceId ?? null;
      case 'drafts':
        // The draft of a correction bears the registration's key.
        return (
          change.value?.attendanceId ?? this.#store.get('registrations', change.id)?.attendanceId ?? change.id
        );
      case 'cursors':
      case 'unreadable':
      case 'customers':
      case 'snippets':
      case 'favourites':
        return null;
    }
  }

  #listed(): InboxItem[] {
    const accountId = this.#intake.state().account?.account.id;
    return [...this.#items.values()]
      .filter(({ attendanceId }) => {
        const owner = this.#store.get('attendances', attendanceId)?.attendance.accountId;
        return accountId === undefined || owner === accountId;
      })
      .sort(byFinish);
  }

  /** Most commits are a draft's next keystrokes and change nothing here: then nobody is told. */
  #refresh(): void {
    const value = this.#listed();
    if (JSON.stringify(value) === JSON.stringify(this.#snapshot.value)) return;
    this.#snapshot = { revision: this.#snapshot.revision + 1, value };
    this.changed.emit(this.#snapshot);
  }
}
