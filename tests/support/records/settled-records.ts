import { createRandom } from '../../../sandbox/data/random';
import type { ObservedStore } from '../../../main/services/store/observed-store';
import type { StoreChange, StoredRegistration } from '../../../main/services/stored-shapes';
import { sampleForm, samplePending, sampleRegistered, sampleRegistration } from '../fakes/samples';

/** So many at once when a store is filled. */
const batch = 500;

const syllables = ['ca', 'ção', 'lo', 'ri', 'men', 'to', 'fis', 'ná', 'ta', 'bi', 'xe', 'du'];

/** A Parecer of some 1,100 letters, with words as seldom and as frequent as in a language. */
function opinion(index: number): string {
  const random = createRandom('opinion', index);
  const word = () => Array.from({ length: random.int(2, 4) }, () => random.pick(syllables)).join('');
  return Array.from({ length: 160 }, word).join(' ');
}

export function registrationOf(index: number, changes: Partial<StoredRegistration> = {}): StoredRegistration {
  return sampleRegistration({
    key: `karoo:conta1:k${String(index)}:1`,
    attendanceId: `k${String(index)}`,
    form: sampleForm({ opinion: opinion(index) }),
    createdAt: index,
    ...changes,
  });
}

function settled(index: number): StoreChange[] {
  const id = `k${String(index)}`;
  const value = registrationOf(index, { progress: sampleRegistered({ at: index }) });
  return [
    { collection: 'registrations', id: value.key, value },
    { collection: 'attendances', id, value: { ...samplePending({ id }), state: 'concluded' } },
  ];
}

/** Adds settled attendances with a registration each, numbered `from` to `to` - 1. */
export async function fill(store: ObservedStore, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += batch) {
    const indexes = Array.from({ length: Math.min(batch, to - at) }, (_none, offset) => at + offset);
    await store.commit(indexes.flatMap(settled));
  }
}
