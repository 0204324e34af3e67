import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForgetfulRecordStore } from '../../../support/fakes/forgetful-record-store';
import { liveThrough, steps, type Defect, type Step } from '../../../support/fakes/outbox-model';

/** More by hand: `MODEL_RUNS=5000 npx vitest run outbox-model`. */
const runs = Number(process.env['MODEL_RUNS'] ?? 300);
const timeLimitMs = 60_000 + runs * 50;

async function checkDay(day: readonly Step[], defect?: Defect): Promise<void> {
  const { confirmed, inBimer, marked, unfinished } = await liveThrough(day, defect);
  const arrived = inBimer.map(({ key, subject }) => `${key} ${subject}`).sort();
  const expected = [...confirmed].map(([key, subject]) => `${key} ${subject}`).sort();
  // Equal lists: nothing lost, nothing twice, nothing altered.
  expect(arrived).toEqual(expected);
  expect([...marked].sort()).toEqual([...confirmed.keys()].sort());
  expect(unfinished).toBe(0);
}

test(
  'whatever happens, each confirmed registration is in Bimer exactly once and marked in Karoo',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, (day) => checkDay(day)),
      { numRuns: runs },
    );
  },
  timeLimitMs,
);

const defects: [what: string, defect: Defect][] = [
  ['skips the look-up', { skipsSearch: true }],
  [
    'forgets to persist before sending',
    { createRecords: (disk) => new ForgetfulRecordStore(disk, 'sending') },
  ],
  [
    'confirms Enviar before it is durable',
    { createRecords: (disk) => new ForgetfulRecordStore(disk, 'queued') },
  ],
];

test.each(defects)(
  'a variant that %s is caught',
  async (_what, defect) => {
    const result = await fc.check(
      fc.asyncProperty(steps, (day) => checkDay(day, defect)),
      { numRuns: 500, seed: 20261124, endOnFailure: true },
    );
    expect(result.failed).toBe(true);
  },
  timeLimitMs,
);
