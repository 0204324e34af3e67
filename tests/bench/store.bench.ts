// What one change of the records costs with few and with many records stored, against the floor of this disk: the
// same bytes written and made durable by nothing but write and fdatasync. Ratios travel between computers, times do not.
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { encodeLine } from '../../main/adapters/store/journal-codec';
import { JournalStore } from '../../main/adapters/store/journal-store';
import { History } from '../../main/services/history/history';
import { Inbox } from '../../main/services/inbox/inbox';
import type { IntakeState } from '../../main/services/intake/intake';
import { Listeners } from '../../main/services/listeners';
import { outboxViews, settledCount } from '../../main/services/outbox/outbox-views';
import { ObservedStore } from '../../main/services/store/observed-store';
import type { StoredRegistration } from '../../main/services/registrations/registration';
import type { StoreChange } from '../../main/services/stored-shapes';
import {
  inStep,
  sampleForm,
  samplePending,
  sampleRegistered,
  sampleRegistration,
} from '../support/fakes/samples';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const counts = [100, 10_000] as const;
const rounds = 300;

function registration(index: number, changes: Partial<StoredRegistration> = {}): StoredRegistration {
  const attendanceId = `k${index}`;
  return sampleRegistration({
    key: `karoo:conta1:${attendanceId}:1:abcd1234`,
    attendanceId,
    form: sampleForm({ opinion: 'Cliente orientado a atualizar o certificado digital. '.repeat(20) }),
    createdAt: index,
    progress: sampleRegistered({ at: index }),
    ...changes,
  });
}

const offlineIntake = {
  state: () => ({ state: 'connecting' as const, error: null, account: null }),
  stateChanged: new Listeners<IntakeState>(),
};

const put = (value: StoredRegistration): StoreChange => ({
  collection: 'registrations',
  id: value.key,
  value,
});

/** Ms of the middle one of many. */
async function median(work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work(round);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds / 2] ?? NaN;
}

async function floor(folder: string): Promise<number> {
  const bytes = encodeLine([put(registration(1, { progress: inStep.sending }))]);
  const file = await open(join(folder, 'floor'), 'w');
  let position = 0;
  const ms = await median(async () => {
    await file.write(bytes, 0, bytes.length, position);
    await file.datasync();
    position += bytes.length;
  });
  await file.close();
  return ms;
}

async function measure(folder: string, count: number) {
  const journal = (await JournalStore.open(folder, silent, Date.now)).store;
  for (let index = 0; index < count; index += 500) {
    const batch = Array.from({ length: Math.min(500, count - index) }, (_none, offset) => index + offset);
    await journal.commit(
      batch.flatMap((one): StoreChange[] => [
        put(registration(one)),
        {
          collection: 'attendances',
          id: `k${one}`,
          value: { ...samplePending({ id: `k${one}` }), state: 'concluded' },
        },
      ]),
    );
  }
  const store = new ObservedStore(journal);
  // It follows every commit, as in the app.
  new Inbox({ store, intake: offlineIntake });
  const history = new History({ store });
  const step = (round: number) =>
    put(registration(count, { progress: round % 2 ? inStep.sending : inStep.queued }));
  const commit = await median((round) => store.commit([step(round)]));
  const page = await median(() => history.list(0, 50));
  const { registrations } = store;
  const list = await median(() =>
    outboxViews([...registrations.open(), ...registrations.settled(settledCount)]),
  );
  await journal.close();
  const start = performance.now();
  const again = (await JournalStore.open(folder, silent, Date.now)).store;
  const opening = performance.now() - start;
  await again.close();
  const megabytes = (await stat(join(folder, 'records.journal'))).size / 1e6;
  return { commit, page, list, opening, megabytes };
}

test('one change, with few and with many records', async () => {
  const root = await mkdtemp(join(tmpdir(), 'kbc-bench-'));
  const floorMs = await floor(root);
  const lines = [`floor: write + fdatasync of one registration   ${floorMs.toFixed(3)} ms`];
  const results = [];
  for (const count of counts) results.push(await measure(join(root, String(count)), count));
  for (const [index, result] of results.entries()) {
    lines.push(
      `${String(counts[index]).padStart(6)} records: commit ${result.commit.toFixed(3)} ms (${(result.commit / floorMs).toFixed(2)} × floor)` +
        `  history page ${result.page.toFixed(3)} ms  outbox list ${result.list.toFixed(3)} ms` +
        `  opening ${result.opening.toFixed(0)} ms of ${result.megabytes.toFixed(1)} MB`,
    );
  }
  const [few, many] = results;
  if (few && many) {
    const ratio = (name: 'commit' | 'page' | 'list') => (many[name] / few[name]).toFixed(2);
    lines.push(
      `growth from ${counts[0]} to ${counts[1]} records: commit × ${ratio('commit')}, history page × ${ratio('page')}, outbox list × ${ratio('list')}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  await rm(root, { recursive: true });
}, 300_000);
