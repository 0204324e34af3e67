// What the records cost with few and with many settled registrations. Every row stands against a floor that is measured in
// the same run, on the same disk, right before: ratios travel between computers, times do not. Wants `npm run build` before.
// What one run of a quiet computer gave stands in docs/storage.md.
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'vitest';
import { DatabaseSync } from '../../main/adapters/records/sqlite';
import { SqliteRecordStore } from '../../main/adapters/records/sqlite-record-store';
import { ObservedStore } from '../../main/services/store/observed-store';
import type { StoreChange } from '../../main/services/stored-shapes';
import { inStep, samplePending } from '../support/fakes/samples';
import { measureProcesses } from './records-processes';
import { fill, registrationOf } from '../support/records/settled-records';

const counts = [100, 10_000, 50_000] as const;
const pageSize = 50;
const workerPath = resolve(import.meta.dirname, '../../out/records/records-worker.js');
const lines: string[] = [];

/** Ms of the middle one of many. */
async function median(rounds: number, work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? NaN;
}

function row(what: string, value: number, floor: number, unit = 'ms'): void {
  const ratio = (value / floor).toFixed(1);
  lines.push(`| ${what.padEnd(62)} | ${value.toFixed(2).padStart(9)} ${unit} | ${ratio.padStart(7)} |`);
}

const openStore = (folder: string) => SqliteRecordStore.open({ workerPath, folder, now: Date.now });

/** The state of one registration that is on its way. */
function step(round: number): StoreChange {
  const value = registrationOf(1_000_000, { progress: round % 2 ? inStep.sending : inStep.queued });
  return { collection: 'registrations', id: value.key, value };
}

async function writeAndSync(folder: string): Promise<number> {
  const bytes = Buffer.from(JSON.stringify(step(0).value));
  const file = await open(join(folder, 'floor'), 'w');
  const ms = await median(300, async (round) => {
    await file.write(bytes, 0, bytes.length, round * bytes.length);
    await file.datasync();
  });
  await file.close();
  return ms;
}

/** The shortest of many: threads that start are disturbed by everything else. */
async function opening(folder: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    const start = performance.now();
    const { store } = await openStore(folder);
    times.push(performance.now() - start);
    await store.close();
  }
  return Math.min(...times);
}

/** Rows by their number, against those a search finds. */
async function fullText(folder: string): Promise<void> {
  const database = new DatabaseSync(join(folder, 'records.db'), { readOnly: true });
  const numbers = JSON.stringify(Array.from({ length: pageSize }, (_none, at) => at * 997 + 1));
  const byNumber = database.prepare(
    'SELECT body FROM registrations WHERE n IN (SELECT value FROM json_each(?))',
  );
  const floor = await median(101, () => byNumber.all(numbers).length);
  const search = database.prepare(
    `SELECT body FROM registrations WHERE n IN (SELECT rowid FROM registration_words WHERE registration_words MATCH ?)
     ORDER BY registered_at DESC, key LIMIT ${String(pageSize)}`,
  );
  for (const words of ['cacao', 'fisnata', 'ca*', 'cacao AND fisnata'])
    row(
      `50,000: search for “${words}”; floor: ${String(pageSize)} by their number`,
      await median(21, () => search.all(words).length),
      floor,
    );
  database.close();
}

test('the records, with few and with many settled registrations', { timeout: 3_600_000 }, async () => {
  const root = await mkdtemp(join(tmpdir(), 'kbc-bench-'));
  const folder = join(root, 'records');
  lines.push(`| what | measured | × floor |`, `| --- | ---: | ---: |`);
  let pageFloor = 0;
  let filled = 0;
  for (const count of counts) {
    const { store: records } = await openStore(folder);
    const store = new ObservedStore(records);
    await fill(store, filled, count);
    filled = count;
    await store.commit([
      { collection: 'attendances', id: 'k1000000', value: samplePending({ id: 'k1000000' }) },
    ]);
    const title = count.toLocaleString('en');
    const commitFloor = await writeAndSync(root);
    row(`${title}: floor: write + fdatasync of one registration`, commitFloor, commitFloor);
    row(
      `${title}: commit of one registration`,
      await median(300, (round) => store.commit([step(round)])),
      commitFloor,
    );
    const page = await median(101, () => records.registered(0, pageSize));
    pageFloor ||= page;
    row(`${title}: newest page of the history; floor: with 100`, page, pageFloor);
    row(
      `${title}: oldest page of the history`,
      await median(21, () => records.registered(count - pageSize, pageSize)),
      pageFloor,
    );
    await records.close();
    const openingFloor = await opening(join(root, 'empty'));
    row(`${title}: floor: opening an empty store`, openingFloor, openingFloor);
    row(`${title}: opening`, await opening(folder), openingFloor);
  }
  lines.push(
    `| size of the file with 50,000 | ${((await stat(join(folder, 'records.db'))).size / 1e6).toFixed(0)} MB | |`,
  );
  await fullText(folder);
  await measureProcesses(row, workerPath, join(root, 'empty'), folder);
  process.stdout.write(`${lines.join('\n')}\n`);
  await rm(root, { recursive: true });
});
