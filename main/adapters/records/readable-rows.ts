import type { Database, Row, Statement } from './sqlite';
import { checksumOf } from './record-tables';

/** A row of a damaged file, as far as it can be read. */
export interface ReadRow {
  n: number;
  collection: string;
  id: string;
  body: string;
  /** The body is what was written. */
  isSound: boolean;
  /** The attendance it belongs to; null = none. */
  attendanceId: string | null;
  /** Of an attendance only. */
  attendanceNumber: string | null;
}

/** Row numbers that are tried one by one where neither direction leads on. */
const maxProbes = 200_000;

const selections = {
  attendances:
    "SELECT n, 'attendances' AS collection, id, body, checksum, id AS attendance_id, number FROM attendances",
  registrations:
    "SELECT n, 'registrations' AS collection, key AS id, body, checksum, attendance_id, NULL AS number FROM registrations",
  drafts: "SELECT n, 'drafts' AS collection, id, body, checksum, attendance_id, NULL AS number FROM drafts",
  others: 'SELECT n, collection, id, body, checksum, NULL AS attendance_id, NULL AS number FROM others',
};

export const readableTables = Object.keys(selections) as (keyof typeof selections)[];

/**
 * Everything that can be read of a table, wherever its pages are damaged: forwards to the first damage, backwards to the
 * last one, and between them row by row.
 */
export function* readableRows(source: Database, table: keyof typeof selections): Generator<ReadRow> {
  const prepare = (rest: string) => () => source.prepare(`${selections[table]} ${rest}`);
  const last = yield* following(prepare('WHERE n > ? ORDER BY n LIMIT 1'), 0);
  if (last === null) return;
  const backwards: ReadRow[] = [];
  let first = Number.MAX_SAFE_INTEGER;
  for (const row of following(prepare('WHERE n < ? ORDER BY n DESC LIMIT 1'), first)) {
    if (row.n <= last) break;
    first = row.n;
    backwards.push(row);
  }
  yield* probed(prepare('WHERE n = ?'), last + 1, Math.min(first, last + maxProbes));
  yield* backwards.reverse();
}

/** Rows in one direction. Returns null at the regular end, else the number of the last row before the damage. */
function* following(prepare: () => Statement, start: number): Generator<ReadRow, number | null> {
  let n = start;
  try {
    const statement = prepare();
    for (;;) {
      const row = rowOf(statement.get(n) as Row | undefined);
      if (row === null) return null;
      yield row;
      n = row.n;
    }
  } catch {
    return n;
  }
}

function* probed(prepare: () => Statement, from: number, to: number): Generator<ReadRow> {
  for (let n = from; n < to; n += 1) {
    try {
      const row = rowOf(prepare().get(n) as Row | undefined);
      if (row !== null) yield row;
    } catch {
      // This row is what was lost.
    }
  }
}

function rowOf(row: Row | undefined): ReadRow | null {
  if (row === undefined) return null;
  const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
  const body = String(row['body']);
  return {
    n: Number(row['n']),
    collection: String(row['collection']),
    id: String(row['id']),
    body,
    isSound: checksumOf(body) === row['checksum'],
    attendanceId: textOrNull(row['attendance_id']),
    attendanceNumber: textOrNull(row['number']),
  };
}
