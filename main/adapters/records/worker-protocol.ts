import type { RecordsDatabase } from './records-database';
import type { StorageFailure } from './storage-failure';

export interface WorkerData {
  folder: string;
  now: number;
}

/** What the thread is asked to do: a method of the database with its arguments. */
export type Method = Exclude<keyof RecordsDatabase, 'failureOf'>;

export interface Request {
  id: number;
  method: Method;
  args: unknown[];
}

/** The answer to the request of this id; 0 = what was found when the database was opened. */
export type Answer = { id: number; value: unknown } | { id: number; failure: StorageFailure };
