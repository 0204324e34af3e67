import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordsState } from '../../../main/services/store/record-notices';
import type { StoreChange } from '../../../main/services/stored-shapes';
import { sampleForm } from '../../support/fakes/samples';
import { attendance, cursor, customer, draft, registration, settled } from '../../support/records/changes';
import { copiesIn } from '../../support/records/damage';
import { records } from '../../support/records/open-records';

const pageSize = 4096;
const opinion = 'Texto longo, ç€😀. '.repeat(40);

/** About 90 pages: tables of several pages, long texts on pages of their own, all indexes. */
const everything: StoreChange[] = [
  ...Array.from({ length: 30 }, (_none, index) => {
    const id = `k${String(index)}`;
    return [
      attendance(id, { attendance: { opinionDraft: opinion } }),
      draft(id, opinion),
      registration(id, 1, { form: sampleForm({ opinion }) }),
    ];
  }).flat(),
  ...Array.from({ length: 20 }, (_none, index) => settled(`s${String(index)}`, index)).flat(),
  ...Array.from({ length: 20 }, (_none, index) => customer(String(index))),
  draft('long', opinion.repeat(50)),
  attendance('long'),
  cursor('conta1'),
];
const written = new Map(everything.map((change) => [`${change.collection}/${change.id}`, change]));

const harm = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('bit' as const),
      at: fc.noBias(fc.integer({ min: 0, max: 999_999 })),
      bit: fc.nat(7),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('zeros' as const, 'noise' as const),
      at: fc.noBias(fc.integer({ min: 0, max: 999_999 })),
      length: fc.constantFrom(16, 512, pageSize, 3 * pageSize),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cut' as const),
      at: fc.noBias(fc.integer({ min: 0, max: 999_999 })),
    }),
  },
);
type Harm = typeof harm extends fc.Arbitrary<infer T> ? T : never;

function apply(path: string, given: Harm): void {
  const bytes = readFileSync(path);
  const at = Math.floor((given.at / 1_000_000) * bytes.length);
  switch (given.kind) {
    case 'bit':
      bytes[at] = (bytes[at] ?? 0) ^ (1 << given.bit);
      break;
    case 'zeros':
      bytes.fill(0, at, at + given.length);
      break;
    case 'noise':
      for (let index = at; index < Math.min(at + given.length, bytes.length); index += 1)
        bytes[index] = (index * 2_654_435_761) >>> 24;
      break;
    case 'cut':
      // Nothing at all, or one byte (see findInodeInfo of SQLite), would be a first start.
      truncateSync(path, Math.max(at, 2));
      return;
  }
  writeFileSync(path, bytes);
}

/** What is there is what was written, or the pending attendance that a registration brought back. */
function expectTrue(changes: readonly StoreChange[]): void {
  for (const change of changes) {
    const before = written.get(`${change.collection}/${change.id}`);
    if (change.collection === 'attendances' && change.value?.state === 'pending')
      expect(change.value.attendance.number).toBe(`n-${change.id}`);
    else expect(change).toEqual(before);
  }
}

function expectKept(state: RecordsState, folder: string, bytes: Buffer): void {
  if (!state.damage) return;
  const [copy = 'none'] = copiesIn(folder);
  expect(state.damage.copy).toBe(join(folder, copy));
  expect(readFileSync(join(folder, copy)).equals(bytes)).toBe(true);
}

test('whatever happens to the file: it opens, what is there is true, what is missing is told, and it works', async () => {
  const original = await records();
  await original.fill(everything);
  const known = (changes: readonly StoreChange[]) =>
    new Set(changes.map((one) => `${one.collection}/${one.id}`));
  const open = (await original.open()).store.opened.changes;
  await fc.assert(
    fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
      const place = await records();
      mkdirSync(place.folder, { recursive: true });
      copyFileSync(original.path, place.path);
      for (const one of harms) apply(place.path, one);
      const bytes = readFileSync(place.path);
      const first = await place.open();
      expect(first.state.obstacle).toBeNull();
      expectTrue(first.store.opened.changes);
      expectKept(first.state, place.folder, bytes);
      let isTold = first.state.damage !== null;
      let there = first.store.opened.changes;
      if (!(await first.store.isSound())) {
        const { opened } = await first.store.repair();
        expectTrue(opened.changes);
        there = opened.changes;
        isTold = true;
      }
      const ids = known(there);
      const missing = [...known(open)].filter((id) => !ids.has(id));
      if (missing.length > 0) expect(isTold, `told that ${missing.join(', ')} are missing`).toBe(true);
      expect(await first.store.isSound()).toBe(true);
      await first.store.commit([draft('new')]);
      await first.store.close();
      const again = await place.open();
      expect(again.state.damage).toBeNull();
      expect(again.store.opened.changes).toHaveLength(there.length + 1);
      await again.store.close();
    }),
    { numRuns: process.platform === 'win32' ? 10 : 40, seed: 20261124 },
  );
}, 240_000);
