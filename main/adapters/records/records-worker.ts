import { parentPort, workerData } from 'node:worker_threads';
import { pathIn, RecordsDatabase } from './records-database';
import { storageFailure } from './storage-failure';
import type { Answer, Request, WorkerData } from './worker-protocol';

/** The thread in which the database lives: a slow disk stops neither tray nor windows. Requests are worked off in order. */
const { folder, now } = workerData as WorkerData;
const answer = (message: Answer) => parentPort?.postMessage(message);

try {
  const { records, state } = RecordsDatabase.open(folder, now);
  parentPort?.on('message', ({ id, method, args }: Request) => {
    try {
      const value: unknown = (records[method] as (...given: unknown[]) => unknown).apply(records, args);
      answer({ id, value });
    } catch (error) {
      answer({ id, failure: records.failureOf(error) });
    }
  });
  answer({ id: 0, value: state });
} catch (error) {
  answer({ id: 0, failure: storageFailure(error, pathIn(folder)) });
}
