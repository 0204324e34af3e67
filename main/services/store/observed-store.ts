import { Listeners } from '../listeners';
import type { RecordStore } from '../ports';
import type { CollectionName, StoreChange, StoredShapes } from '../stored-shapes';
import { RegistrationIndex } from './registration-index';

/**
 * The store as services share it: changes are decided and made durable one after the other, and after each commit
 * everybody learns which collections were touched.
 */
export class ObservedStore implements RecordStore {
  readonly committed = new Listeners<ReadonlySet<CollectionName>>();
  /** What each commit changed, before `committed` is told. */
  readonly applied = new Listeners<readonly StoreChange[]>();
  readonly registrations: RegistrationIndex;
  readonly #inner: RecordStore;
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(inner: RecordStore) {
    this.#inner = inner;
    this.registrations = new RegistrationIndex(inner.all('registrations'));
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return this.#inner.get(collection, id);
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    return this.#inner.all(collection);
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    await this.update(() => changes);
  }

  /**
   * Commits what `decide` returns. It runs when all earlier changes are durable, so that two services which read and
   * then write the same record never undo each other. What it throws comes back and nothing is written.
   */
  update(decide: () => readonly StoreChange[]): Promise<void> {
    const change = this.#lastChange.then(async () => {
      const changes = decide();
      if (changes.length === 0) return;
      await this.#inner.commit(changes);
      for (const change of changes) {
        if (change.collection === 'registrations') this.registrations.change(change.id, change.value);
      }
      this.applied.emit(changes);
      this.committed.emit(new Set(changes.map(({ collection }) => collection)));
    });
    this.#lastChange = change.catch(() => undefined);
    return change;
  }
}
