import { existsSync } from 'node:fs';
import { assertWritable } from './durable-steps';

/** Primary result codes of SQLite. */
const busy = 5;
const readOnly = 8;
const ioError = 10;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const notADatabase = 26;
/** The file is shorter than its header says. */
const shortRead = 522;

/** A newer version of the app wrote the file. */
export class NewerVersion extends Error {}

/** A record whose body is not what was written. */
export class DamagedRecord extends Error {}

/** Why the records could not be read or written, as an errno: it crosses from the worker as plain data. */
export interface StorageFailure {
  /** An errno, `newer-version`, or `damaged`. */
  code: string;
  detail: string;
}

function sqliteCodeOf(error: unknown): number {
  const { errcode } = error as { errcode?: unknown };
  return typeof errcode === 'number' ? errcode : 0;
}

/** Whether the content of the file is at fault: then it is set aside and what can be read is taken over. */
export function isDamage(error: unknown): boolean {
  const code = sqliteCodeOf(error);
  return (
    error instanceof DamagedRecord ||
    [corrupt, notADatabase].includes(code & 0xff) ||
    code === shortRead ||
    // What is derived from a record comes from JSON that was well-formed when it was written.
    (error instanceof Error && error.message === 'malformed JSON')
  );
}

/** What became of an attempt to use the database file at `path`. */
export function storageFailure(error: unknown, path: string): StorageFailure {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof NewerVersion) return { code: 'newer-version', detail };
  if (isDamage(error)) return { code: 'damaged', detail };
  return { code: errnoOf(error, path), detail };
}

function errnoOf(error: unknown, path: string): string {
  switch (sqliteCodeOf(error) & 0xff) {
    case 0:
      return (error as NodeJS.ErrnoException).code ?? 'unknown';
    case busy:
      return 'EBUSY';
    case full:
      return 'ENOSPC';
    case readOnly:
    case ioError:
    case cannotOpen:
      // SQLite tells that a file cannot be used, and not why; the system does.
      return [path, `${path}-wal`].map(writingErrno).find((code) => code !== null) ?? 'EIO';
    default:
      return `SQLITE_${String(sqliteCodeOf(error))}`;
  }
}

function writingErrno(path: string): string | null {
  try {
    if (existsSync(path)) assertWritable(path);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? null;
  }
}
