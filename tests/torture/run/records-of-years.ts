import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { SqliteRecordStore } from '../../../main/adapters/records/sqlite-record-store';
import { foldersIn } from '../../../main/app/folders';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { fill } from '../../support/records/settled-records';

const workerPath = resolve(import.meta.dirname, '../../../out/records/records-worker.js');

/** Fills the records of a data folder that no app has opened yet, as years of work would: so many registrations, settled. */
export async function recordsOfYears(dataFolder: string, registrations: number): Promise<void> {
  const { records: folder } = foldersIn(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const records = await SqliteRecordStore.open({ workerPath, folder, now: Date.now });
  await fill(new ObservedStore(records.store, Date.now), 0, registrations);
  await records.store.close();
}
