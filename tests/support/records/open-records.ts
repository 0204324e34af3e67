import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, inject } from 'vitest';
import { SqliteRecordStore } from '../../../main/adapters/records/sqlite-record-store';
import type { StoreChange } from '../../../main/services/stored-shapes';

/** How commits become durable: on a local folder, and on a server. */
export const journalModes = ['WAL', 'TRUNCATE'] as const;
export type JournalMode = (typeof journalModes)[number];

/** When everything here happens. */
export const now = Date.UTC(2026, 10, 24, 12);

export interface Records {
  mode: JournalMode;
  /** Path of the folder; it need not exist. */
  folder: string;
  /** Path of `records.db`. */
  path: string;
  /** Opens them in a thread; closed after the test at the latest. */
  open: (options?: { isDying?: boolean }) => ReturnType<typeof SqliteRecordStore.open>;
  /** Opens them, commits each list of changes, closes them. */
  fill: (...commits: StoreChange[][]) => Promise<void>;
}

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** Done after the test, the last one first: before what was there earlier goes. */
export function afterwards(cleanUp: () => unknown): void {
  cleanUps.push(cleanUp);
}

/** Records of this test alone, below a new folder unless one is given. */
export async function records(mode: JournalMode = 'WAL', given?: string): Promise<Records> {
  const parent = given ?? (await mkdtemp(join(tmpdir(), 'kbc-records-test-')));
  if (given === undefined)
    cleanUps.push(() => rm(parent, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 }));
  const folder = given ?? join(parent, 'records');
  const open: Records['open'] = async ({ isDying = false } = {}) => {
    const workerPath = join(inject('recordsWorkers'), `${mode}${isDying ? '.dying' : ''}.js`);
    const opened = await SqliteRecordStore.open({ workerPath, folder, now: () => now });
    expect(opened.state.isOnNetwork, `opened in mode ${mode}`).toBe(mode === 'TRUNCATE');
    cleanUps.push(() => opened.store.close());
    return opened;
  };
  return {
    mode,
    folder,
    path: join(folder, 'records.db'),
    open,
    fill: async (...commits) => {
      const { store } = await open();
      for (const changes of commits) await store.commit(changes);
      await store.close();
    },
  };
}
