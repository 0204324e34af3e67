import type { UnreadableItem } from '../../../common/attendance/attendance';
import type { Snapshot } from '../../../common/snapshot';
import type { Intake } from '../intake/intake';
import { Listeners } from '../listeners';
import type { ObservedStore } from '../store/observed-store';
import type { StoreChange } from '../stored-shapes';
import { dismissed } from './dismissed';

export interface UnreadableListOptions {
  store: ObservedStore;
  /** Who the agent is signed in as. */
  intake: Pick<Intake, 'state' | 'stateChanged'>;
}

/** So many that were dismissed are remembered, so that Karoo's list does not bring them back. */
const rememberedDismissals = 500;

/** The attendances of the account signed in to that could not be read; while it is not known, those of all. */
export class UnreadableList {
  readonly changed = new Listeners<Snapshot<UnreadableItem[]>>();
  readonly #options: UnreadableListOptions;
  #snapshot: Snapshot<UnreadableItem[]>;

  constructor(options: UnreadableListOptions) {
    this.#options = options;
    this.#snapshot = { revision: 1, value: this.#listed() };
    options.store.committed.add((touched) => {
      if (touched.has('unreadable')) this.#refresh();
    });
    options.intake.stateChanged.add(() => {
      this.#refresh();
    });
  }

  /** In the order in which they came. */
  list(): Snapshot<UnreadableItem[]> {
    return this.#snapshot;
  }

  /** The agent has seen to it: it leaves the list for good. What it said of a person is forgotten. */
  async dismiss(id: string): Promise<void> {
    const { store } = this.#options;
    await store.update(() => {
      const row = store.get('unreadable', id);
      if (!row || row.isDismissed) return [];
      return [{ collection: 'unreadable', id, value: dismissed(row) }, ...this.#tooOld()];
    });
  }

  #tooOld(): StoreChange[] {
    return this.#options.store
      .all('unreadable')
      .filter(({ isDismissed }) => isDismissed)
      .sort((a, b) => b.receivedAt - a.receivedAt)
      .slice(rememberedDismissals - 1)
      .map(({ id }) => ({ collection: 'unreadable', id, value: null }));
  }

  #listed(): UnreadableItem[] {
    const { store, intake } = this.#options;
    const signedIn = intake.state().account?.account.id;
    return store
      .all('unreadable')
      .filter(
        ({ isDismissed, attendance }) =>
          !isDismissed && attendance.accountId === (signedIn ?? attendance.accountId),
      )
      .map(({ id, attendance: { number, end, customerCode, customerName, contactName } }) => ({
        id,
        number,
        end,
        customerCode,
        customerName,
        contactName,
      }));
  }

  #refresh(): void {
    const value = this.#listed();
    if (JSON.stringify(value) === JSON.stringify(this.#snapshot.value)) return;
    this.#snapshot = { revision: this.#snapshot.revision + 1, value };
    this.changed.emit(this.#snapshot);
  }
}
