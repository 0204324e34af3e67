import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ForgetfulRecordStore } from '../../../support/fakes/forgetful-record-store';
import { liveThrough, type Defect } from '../../../support/fakes/outbox-model';
import { steps, type Step } from '../../../support/fakes/outbox-steps';

/** More by hand: `MODEL_RUNS=5000 npx vitest run outbox-model`. */
const runs = Number(process.env['MODEL_RUNS'] ?? 300);
const timeLimitMs = 60_000 + runs * 50;

async function checkDay(day: readonly Step[], defect?: Defect): Promise<void> {
  const { confirmed, inBimer, marked, sentAgain, toldTwice, unfinished } = await liveThrough(day, defect);
  const twice = new Set(inBimer.map(({ key }) => key).filter((key, at, keys) => keys.indexOf(key) < at));
  // Only what the agent had sent again without knowing may be there twice, and then the agent is told.
  expect([...twice].filter((key) => !sentAgain.has(key))).toEqual([]);
  expect(toldTwice).toEqual(twice);
  const arrived = new Set(inBimer.map(({ key, subject }) => `${key} ${subject}`));
  const expected = [...confirmed].map(([key, subject]) => `${key} ${subject}`);
  // Nothing lost, nothing altered, nothing that nobody registered.
  expect([...arrived].sort()).toEqual(expected.sort());
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
  ['counts an absence too soon', { settleSeconds: 0 }],
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
