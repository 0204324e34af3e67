import type { CollectionName, StoreChange, StoredShapes } from '../../services/stored-shapes';

interface Entry {
  value: unknown;
  bytes: number;
}

/** Approximate size of a line beside its record: checksum, brackets, collection name. */
const lineOverheadBytes = 60;

/** The journal's records in memory, in order of first insertion. */
export class RecordMap {
  private readonly collections = new Map<string, Map<string, Entry>>();
  /** What a compacted file would take, approximately. */
  liveBytes = 0;

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return this.collections.get(collection)?.get(id)?.value as StoredShapes[C] | undefined;
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    return [...(this.collections.get(collection)?.values() ?? [])].map(
      ({ value }) => value as StoredShapes[C],
    );
  }

  apply(changes: readonly StoreChange[]): void {
    for (const { collection, id, value } of changes) {
      let entries = this.collections.get(collection);
      if (!entries) this.collections.set(collection, (entries = new Map<string, Entry>()));
      this.liveBytes -= entries.get(id)?.bytes ?? 0;
      if (value === null) {
        entries.delete(id);
        continue;
      }
      const bytes = JSON.stringify(value).length + lineOverheadBytes;
      entries.set(id, { value, bytes });
      this.liveBytes += bytes;
    }
  }

  /** Every record as the change that would create it. */
  *entries(): Generator<StoreChange> {
    for (const [collection, entries] of this.collections) {
      for (const [id, { value }] of entries) yield { collection, id, value } as StoreChange;
    }
  }
}
