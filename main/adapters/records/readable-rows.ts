import type { Database, Row, Statement } from './sqlite';
import { isIntact, type RecordRow } from './record-tables';
import { recordTables, type RecordTable } from './schema';

/** A row of a damaged file, as far as it can be read. */
export interface ReadRow {
  n: number;
  collection: string;
  id: string;
  body: string;
  /** The record is what was written. */
  isSound: boolean;
  /** The attendance it belongs to; null = none. */
  attendanceId: string | null;
  /** Of an attendance only. */
  attendanceNumber: string | null;
}

/** Where neither direction leads on, row numbers are tried one by one, until so many in a row were in vain. */
const maxMisses = 10_000;

const attendanceColumns: Record<RecordTable, string> = {
  attendances: 'id AS attendance_id, number',
  registrations: 'attendance_id, NULL AS number',
  drafts: 'attendance_id, NULL AS number',
  others: 'NULL AS attendance_id, NULL AS number',
};

/**
 * Everything that can be read of a table, wherever its pages are damaged: forwards to the first damage, backwards to the
 * last one, and between them row by row.
 */
export function* readableRows(source: Database, table: RecordTable): Generator<ReadRow> {
  const { collection, id } = recordTables[table];
  const columns = `n, ${collection} AS collection, ${id} AS id, body, checksum, ${attendanceColumns[table]}`;
  const prepare = (rest: string) => () => source.prepare(`SELECT ${columns} FROM ${table} ${rest}`);
  // A file that does not know the table has nothing to try one by one either.
  if (!isPossible(prepare('LIMIT 1'))) return;
  const last = yield* following(prepare('WHERE n > ? ORDER BY n LIMIT 1'), 0, (n, before) => n > before);
  if (last === null) return;
  const backwards: ReadRow[] = [];
  let first = Number.MAX_SAFE_INTEGER;
  const newestFirst = prepare('WHERE n < ? ORDER BY n DESC LIMIT 1');
  for (const row of following(newestFirst, first, (n, before) => n < before)) {
    if (row.n <= last) break;
    first = row.n;
    backwards.push(row);
  }
  yield* probed(prepare('WHERE n = ?'), last + 1, first);
  yield* backwards.reverse();
}

function isPossible(prepare: () => Statement): boolean {
  try {
    prepare();
    return true;
  } catch {
    return false;
  }
}

/**
 * Rows in one direction; a damaged page may lead back, which would never end. Returns null at the regular end, else the
 * number of the last row before the damage.
 */
function* following(
  prepare: () => Statement,
  start: number,
  leadsOn: (n: number, before: number) => boolean,
): Generator<ReadRow, number | null> {
  let n = start;
  try {
    const statement = prepare();
    for (;;) {
      const row = rowOf(statement.get(n) as Row | undefined);
      if (row === null) return null;
      if (!leadsOn(row.n, n)) return n;
      yield row;
      n = row.n;
    }
  } catch {
    return n;
  }
}

function* probed(prepare: () => Statement, from: number, to: number): Generator<ReadRow> {
  const statement = prepare();
  for (let n = from, misses = 0; n < to && misses < maxMisses; n += 1) {
    const row = readableRow(statement, n);
    misses = row === null ? misses + 1 : 0;
    if (row !== null) yield row;
  }
}

function readableRow(statement: Statement, n: number): ReadRow | null {
  try {
    return rowOf(statement.get(n) as Row | undefined);
  } catch {
    return null;
  }
}

function rowOf(row: Row | undefined): ReadRow | null {
  if (row === undefined) return null;
  const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    n: Number(row['n']),
    collection: String(row['collection']),
    id: String(row['id']),
    body: String(row['body']),
    isSound: isIntact(row['collection'], row as Record<keyof RecordRow, unknown>),
    attendanceId: textOrNull(row['attendance_id']),
    attendanceNumber: textOrNull(row['number']),
  };
}
