import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ObservedStore } from '../../../../main/services/store/observed-store';
import type { CollectionName, StoreChange } from '../../../../main/services/stored-shapes';
import { InMemoryRecordStore } from '../../../support/fakes/in-memory-stores';
import { attendance, customer, draft, gone, registration } from '../../../support/records/changes';

const collections: CollectionName[] = ['attendances', 'registrations', 'drafts', 'customers'];
const ids = ['a', 'b', 'c'];

const change = fc.oneof(
  fc
    .record({
      id: fc.constantFrom(...ids),
      state: fc.constantFrom('pending', 'concluded', 'integrated-elsewhere'),
    })
    .map(({ id, state }) => attendance(id, { state: state as 'pending' })),
  fc
    .record({
      id: fc.constantFrom(...ids),
      sequence: fc.integer({ min: 1, max: 2 }),
      state: fc.constantFrom('queued', 'needs-you', 'registered'),
      isMarkedInKaroo: fc.boolean(),
      nextAttemptAt: fc.constantFrom(null, 7),
      createdAt: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ id, sequence, ...values }) => registration(id, sequence, values as object)),
  fc.constantFrom(...ids).map((id) => draft(id)),
  fc.constantFrom(...ids).map((id) => gone('drafts', id)),
  fc
    .record({ id: fc.constantFrom(...ids), sequence: fc.integer({ min: 1, max: 2 }) })
    .map(({ id, sequence }) => gone('registrations', `karoo:conta1:${id}:${String(sequence)}`)),
  fc.constantFrom('7', '8').map((code) => customer(code)),
  fc.constantFrom('7', '8').map((code) => gone('customers', code)),
);

const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('update' as const),
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
      isFailing: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('forget' as const), before: fc.integer({ min: 0, max: 40 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('erase' as const),
      id: fc.constantFrom(...ids),
      code: fc.constantFrom(null, '7'),
    }),
  },
);

/** Services keep registrations and drafts only of attendances that are there. */
function ofKnown(changes: readonly StoreChange[], store: ObservedStore): StoreChange[] {
  const known = new Set(store.all('attendances').map(({ attendance: { id } }) => id));
  for (const { collection, id } of changes) if (collection === 'attendances') known.add(id);
  const attendanceOf = (one: StoreChange) => (one.value as { attendanceId?: string } | null)?.attendanceId;
  return changes.filter((one) => attendanceOf(one) === undefined || known.has(attendanceOf(one) ?? ''));
}

function contentOf(store: ObservedStore) {
  return {
    records: collections.map((collection) =>
      store
        .all(collection)
        .map((value) => JSON.stringify(value))
        .sort(),
    ),
    of: ids.map((id) => store.registrations.of(id)),
    open: store.registrations
      .open()
      .map(({ key }) => key)
      .sort(),
    recent: store.registrations
      .recent()
      .map(({ key }) => key)
      .sort(),
    past: store.registrations
      .past()
      .map((value) => JSON.stringify(value))
      .sort(),
  };
}

test('after any sequence of changes memory is what a fresh start reads from the disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const disk = new InMemoryRecordStore();
      let now = 0;
      const store = new ObservedStore(disk, () => (now += 1));
      const heard = new Map<string, unknown>();
      store.applied.add((changes) => {
        for (const { collection, id, value } of changes) heard.set(`${collection}/${id}`, value);
      });
      for (const one of steps) {
        const before = contentOf(store);
        if (one.kind === 'forget') await store.forgetSettled(one.before, 2);
        else if (one.kind === 'erase')
          await store.erase({ by: 'attendanceNumber', value: '' }, () => ({
            attendanceIds: [one.id],
            customerCode: one.code,
            changes: [],
          }));
        else {
          disk.failuresLeft = one.isFailing ? 1 : 0;
          const failed = await store
            .update(() => ofKnown(one.changes, store), ids)
            .then(
              () => false,
              () => true,
            );
          disk.failuresLeft = 0;
          if (failed) expect(contentOf(store)).toEqual(before);
        }
        expect(contentOf(store)).toEqual(contentOf(new ObservedStore(disk)));
      }
      for (const collection of collections)
        for (const { id, value } of new ObservedStore(disk)
          .all(collection)
          .map((value) => ({ id: idOf(collection, value), value })))
          expect(heard.get(`${collection}/${id}`)).toEqual(value);
    }),
    { numRuns: 150, seed: 5 },
  );
});

function idOf(collection: CollectionName, value: unknown): string {
  const record = value as {
    attendance?: { id: string };
    key?: string;
    attendanceId?: string;
    customer?: { code: string };
  };
  if (collection === 'attendances') return record.attendance?.id ?? '';
  if (collection === 'registrations') return record.key ?? '';
  return collection === 'customers' ? (record.customer?.code ?? '') : (record.attendanceId ?? '');
}
