// The program that strace watches: one run of the app's records, worked off as it was planned.
import { readFileSync, writeSync } from 'node:fs';
import { SqliteRecordStore } from '../../../main/adapters/records/sqlite-record-store';
import type { Life, Step } from '../plan/steps';

/** Handed over as a JSON file. */
export interface AppSettings {
  workerPath: string;
  folder: string;
  now: number;
  /** Steps of all lives are counted from 1; this is the number of the first one. */
  firstStep: number;
  groups: Step[][];
  end: Life['end'];
}

/** The descriptor on which it says what it has begun and what was confirmed to it. */
const marks = 3;

const mark = (text: string) => writeSync(marks, text);

async function take(store: SqliteRecordStore, step: Step): Promise<void> {
  switch (step.kind) {
    case 'commit':
      return store.commit(step.changes);
    case 'forget':
      await store.forgetSettled(step.settledBefore, step.limit);
      return;
    case 'erase':
      return store.erase(step.attendanceIds, step.customerCode);
    case 'check':
      if (await store.isSound()) throw new Error('the damage was not found');
      await store.repair();
  }
}

const path = process.argv[2] ?? '';
const { workerPath, folder, now, firstStep, groups, end } = JSON.parse(
  readFileSync(path, 'utf8'),
) as AppSettings;
const { store, state } = await SqliteRecordStore.open({ workerPath, folder, now: () => now });
if (state.obstacle) throw state.obstacle;
mark('opened');
let next = firstStep;
for (const group of groups)
  await Promise.all(
    group.map(async (step) => {
      const number = next;
      next += 1;
      mark(`begun ${String(number)}`);
      await take(store, step);
      mark(`done ${String(number)}`);
    }),
  );
if (end === 'killed') process.kill(process.pid, 'SIGKILL');
await store.close();
