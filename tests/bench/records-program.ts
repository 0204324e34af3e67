// What is measured in a process of its own: `memory` opens the records, `typing` types drafts, `resting` only goes through
// the same motions. Prints JSON.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { SqliteRecordStore } from '../../main/adapters/records/sqlite-record-store';
import { ObservedStore } from '../../main/services/store/observed-store';
import { sampleDraft, sampleForm, samplePending } from '../support/fakes/samples';

/** As fast as people type, and a slow disk can follow. */
const betweenKeysMs = 60;

const [what, workerPath = '', folder = mkdtempSync(join(tmpdir(), 'kbc-typing-'))] = process.argv.slice(2);

/** For how long, in ms, the event loop did not come round while `work` ran: 99 of 100 times, and the longest time. */
async function blocks(work: () => Promise<void>): Promise<[number, number]> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await work();
  delays.disable();
  return [delays.percentile(99) / 1e6, delays.max / 1e6];
}

/** A hundred times a longer draft. */
async function type(store: ObservedStore, isWritten: boolean): Promise<void> {
  await store.commit([{ collection: 'attendances', id: 'k1', value: samplePending() }]);
  let opinion = '';
  for (let key = 0; key < 100; key += 1) {
    opinion += 'Cliente orientado a atualizar o certificado digital. ';
    const value = sampleDraft({ form: sampleForm({ opinion }), savedAt: key });
    if (isWritten) void store.commit([{ collection: 'drafts', id: 'k1', value }]);
    await delay(betweenKeysMs);
  }
  await store.commit([]);
}

const { store: records } = await SqliteRecordStore.open({ workerPath, folder, now: Date.now });
const store = new ObservedStore(records);
let result: unknown;
if (what === 'memory') {
  await delay(500);
  globalThis.gc?.();
  result = process.memoryUsage().rss / 1e6;
} else result = await blocks(() => type(store, what === 'typing'));
process.stdout.write(JSON.stringify(result));
await records.close();
