import { rowsOf, type Database } from './sqlite';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../../services/stored-shapes';
import { readableRows, type ReadRow } from './readable-rows';
import { RecordTables } from './record-tables';
import { recordTables, type RecordTable } from './schema';
import { isDamage } from './storage-failure';

/**
 * Takes over all that can be read of `source`, whose pages and rows may be damaged, into `target`, an empty file, within
 * a transaction. Returns the numbers of the attendances of which something is lost, as far as that can be known.
 */
export function takeOver(source: Database, target: Database): string[] {
  const records = new RecordTables(target);
  const numbers = new Map<string, string>();
  const lost = new Set<string>();
  for (const table of Object.keys(recordTables) as RecordTable[]) {
    const taken = new Set<number>();
    for (const row of readableRows(source, table)) {
      if (row.attendanceId !== null && row.attendanceNumber !== null)
        numbers.set(row.attendanceId, row.attendanceNumber);
      if (row.isSound) {
        records.apply([changeOf(row)]);
        taken.add(row.n);
      } else if (row.attendanceId !== null) lost.add(row.attendanceId);
    }
    for (const { n, attendanceId } of indexedRows(source, table)) if (!taken.has(n)) lost.add(attendanceId);
  }
  for (const [id, number] of indexedNumbers(source)) if (!numbers.has(id)) numbers.set(id, number);
  takeOverForgotten(source, target);
  for (const stored of attendancesOfOrphans(target)) {
    const { id, number } = stored.attendance;
    records.apply([{ collection: 'attendances', id, value: stored }]);
    numbers.set(id, number);
    lost.add(id);
  }
  return [...lost].map((id) => numbers.get(id) ?? id).sort();
}

function changeOf({ collection, id, body }: ReadRow): StoreChange {
  return { collection, id, value: JSON.parse(body) as unknown } as StoreChange;
}

/** Where a row cannot be read, its entry in an index may still say whose it was. */
function indexedRows(source: Database, table: RecordTable): { n: number; attendanceId: string }[] {
  switch (table) {
    case 'attendances':
      return asFarAsReadable(
        source,
        'SELECT n, id AS attendanceId FROM attendances INDEXED BY sqlite_autoindex_attendances_1',
      );
    case 'registrations':
    case 'drafts':
      return asFarAsReadable(
        source,
        `SELECT n, attendance_id AS attendanceId FROM ${table} INDEXED BY ${table}_attendance`,
      );
    case 'others':
      return [];
  }
}

function indexedNumbers(source: Database): Map<string, string> {
  const numbers = new Map(
    asFarAsReadable<{ n: number; number: string | null }>(
      source,
      'SELECT n, number FROM attendances INDEXED BY attendances_number',
    ).map(({ n, number }) => [n, number]),
  );
  return new Map(
    indexedRows(source, 'attendances').flatMap(({ n, attendanceId }) => {
      const number = numbers.get(n);
      return number == null ? [] : [[attendanceId, number] as const];
    }),
  );
}

function asFarAsReadable<T extends object>(source: Database, sql: string): T[] {
  const rows: T[] = [];
  try {
    for (const row of source.prepare(sql).iterate()) rows.push(row as T);
  } catch (error) {
    if (!isDamage(error) && !isUnknownTable(error)) throw error;
  }
  return rows;
}

/** A file that does not know the table, or its index. */
function isUnknownTable(error: unknown): boolean {
  return error instanceof Error && /no such/.test(error.message);
}

/** What stands behind a damage here is lost: at worst a catch-up brings an old attendance once more. */
function takeOverForgotten(source: Database, target: Database): void {
  const put = target.prepare(
    'INSERT OR IGNORE INTO forgotten (id, account_id, finished_at) VALUES (?, ?, ?)',
  );
  for (const row of asFarAsReadable<Record<string, unknown>>(
    source,
    'SELECT id, account_id, finished_at FROM forgotten',
  ))
    put.run(String(row['id']), String(row['account_id']), String(row['finished_at']));
}

/** A registration holds a copy of its attendance: with it the lost one is pending again, for the agent to look at. */
function attendancesOfOrphans(target: Database): StoredAttendance[] {
  const orphans = rowsOf<{ body: string }>(
    target,
    'SELECT body FROM registrations WHERE attendance_id NOT IN (SELECT id FROM attendances) ORDER BY created_at',
  ).map(({ body }) => JSON.parse(body) as StoredRegistration);
  const byId = new Map<string, StoredAttendance>();
  for (const { attendance, sequence, createdAt } of orphans) {
    const known = byId.get(attendance.id);
    byId.set(attendance.id, {
      attendance,
      receivedAt: known?.receivedAt ?? createdAt,
      state: 'pending',
      settledAt: null,
      nextSequence: Math.max(known?.nextSequence ?? 1, sequence + 1),
    });
  }
  return [...byId.values()];
}
