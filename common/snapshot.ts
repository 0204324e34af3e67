/** A read-only mirror of something main owns. A lower revision than the one held is stale. */
export interface Snapshot<T> {
  revision: number;
  value: T;
}
