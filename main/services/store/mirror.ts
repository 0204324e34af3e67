import type { CollectionName, StoreChange, StoredRegistration, StoredShapes } from '../stored-shapes';

type Collections = { [C in CollectionName]: Map<string, StoredShapes[C]> };

/** What memory holds of the records: the open attendances with all that belongs to them, and the small collections. */
export class Mirror {
  readonly #collections: Collections = {
    attendances: new Map(),
    drafts: new Map(),
    registrations: new Map(),
    cursors: new Map(),
    unreadable: new Map(),
    customers: new Map(),
    snippets: new Map(),
    favourites: new Map(),
  };
  readonly #registrationKeys = new Map<string, Set<string>>();
  readonly #draftIds = new Map<string, Set<string>>();

  constructor(changes: readonly StoreChange[]) {
    this.apply(changes);
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return this.#collections[collection].get(id);
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    return [...this.#collections[collection].values()];
  }

  /** All of it, as the changes that would create it. */
  changes(): StoreChange[] {
    return Object.entries(this.#collections).flatMap(([collection, records]) =>
      [...records].map(([id, value]) => ({ collection, id, value }) as StoreChange),
    );
  }

  /** By sequence. */
  registrationsOf(attendanceId: string): StoredRegistration[] {
    const keys = this.#registrationKeys.get(attendanceId) ?? [];
    return [...keys]
      .flatMap((key) => this.#collections.registrations.get(key) ?? [])
      .sort((a, b) => a.sequence - b.sequence);
  }

  draftIdsOf(attendanceId: string): string[] {
    return [...(this.#draftIds.get(attendanceId) ?? [])];
  }

  /** Which attendance a change is about; null = none, or nothing is known of it. */
  attendanceOf(change: StoreChange): string | null {
    switch (change.collection) {
      case 'attendances':
        return change.id;
      case 'registrations':
      case 'drafts':
        return (change.value ?? this.get(change.collection, change.id))?.attendanceId ?? null;
      default:
        return null;
    }
  }

  apply(changes: readonly StoreChange[]): void {
    for (const change of changes) this.#applyOne(change);
  }

  /** Takes an attendance and its registrations out; returns these. */
  evict(attendanceId: string): StoredRegistration[] {
    const registrations = this.registrationsOf(attendanceId);
    this.apply([
      { collection: 'attendances', id: attendanceId, value: null },
      ...registrations.map(({ key }): StoreChange => ({ collection: 'registrations', id: key, value: null })),
    ]);
    return registrations;
  }

  #applyOne(change: StoreChange): void {
    const attendanceId = this.attendanceOf(change);
    if (attendanceId !== null && change.collection === 'registrations')
      keep(this.#registrationKeys, attendanceId, change.id, change.value !== null);
    if (attendanceId !== null && change.collection === 'drafts')
      keep(this.#draftIds, attendanceId, change.id, change.value !== null);
    const records = this.#collections[change.collection] as Map<string, unknown>;
    if (change.value === null) records.delete(change.id);
    else records.set(change.id, change.value);
  }
}

function keep(index: Map<string, Set<string>>, attendanceId: string, id: string, isThere: boolean): void {
  const ids = index.get(attendanceId) ?? new Set<string>();
  if (isThere) ids.add(id);
  else ids.delete(id);
  if (ids.size > 0) index.set(attendanceId, ids);
  else index.delete(attendanceId);
}
