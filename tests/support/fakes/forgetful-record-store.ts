import type { RecordStore } from '../../../main/services/ports';
import type { CollectionName, StoreChange, StoredShapes } from '../../../main/services/stored-shapes';

/** A broken store: registrations in `forgottenState` are confirmed but kept in memory only, so a crash loses them. */
export class ForgetfulRecordStore implements RecordStore {
  readonly #inner: RecordStore;
  readonly #forgottenState: string;
  readonly #memory = new Map<string, StoredShapes['registrations']>();

  constructor(inner: RecordStore, forgottenState: string) {
    this.#inner = inner;
    this.#forgottenState = forgottenState;
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    const remembered = collection === 'registrations' ? this.#memory.get(id) : undefined;
    return (remembered as StoredShapes[C] | undefined) ?? this.#inner.get(collection, id);
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    const durable = this.#inner.all(collection);
    if (collection !== 'registrations') return durable;
    const others = (durable as StoredShapes['registrations'][]).filter(({ key }) => !this.#memory.has(key));
    return [...others, ...this.#memory.values()] as StoredShapes[C][];
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    const durable: StoreChange[] = [];
    for (const change of changes) {
      if (change.collection !== 'registrations') durable.push(change);
      else if (change.value?.progress.step === this.#forgottenState)
        this.#memory.set(change.id, change.value);
      else {
        this.#memory.delete(change.id);
        durable.push(change);
      }
    }
    await this.#inner.commit(durable);
  }
}
