import { shallowRef, type ShallowRef } from 'vue';
import type { Snapshot } from '../../../common/snapshot';

export interface Mirror<T> {
  /** `null` until main has answered for the first time. */
  value: Readonly<ShallowRef<T | null>>;
  /** Subscribes first and asks then, so that no change falls between the two. Throws what main answers. */
  start: () => Promise<void>;
}

/** A read-only copy of something main owns; what is older than the copy held is ignored. */
export function createMirror<T>(
  subscribe: (take: (snapshot: Snapshot<T>) => void) => () => void,
  ask: () => Promise<Snapshot<T>>,
): Mirror<T> {
  const value = shallowRef<T | null>(null);
  let revision = -1;
  let isStarted = false;

  function take(snapshot: Snapshot<T>): void {
    if (snapshot.revision < revision) return;
    revision = snapshot.revision;
    value.value = snapshot.value;
  }

  async function start(): Promise<void> {
    if (!isStarted) subscribe(take);
    isStarted = true;
    take(await ask());
  }

  return { value, start };
}
