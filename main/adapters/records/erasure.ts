import { firstRow, rowsOf, type Database } from './sqlite';
import { existsSync } from 'node:fs';
import type { ErasureSubject } from '../../../common/erasure';
import type { ErasureFinding } from '../../services/store/record-store';
import { transaction } from './connect';
import { syncFile } from './durable-steps';

const among = 'IN (SELECT value FROM json_each(?))';

/** Of each attendance stays that it was here; everything else of it goes. To be called within a transaction. */
function forget(database: Database, attendanceIds: readonly string[]): void {
  const ids = JSON.stringify(attendanceIds);
  database
    .prepare(
      `INSERT OR REPLACE INTO forgotten (id, account_id, finished_at)
       SELECT id, account_id, finished_at FROM attendances WHERE id ${among}`,
    )
    .run(ids);
  for (const [table, column] of [
    ['registrations', 'attendance_id'],
    ['drafts', 'attendance_id'],
    ['attendances', 'id'],
  ] as const)
    database.prepare(`DELETE FROM ${table} WHERE ${column} ${among}`).run(ids);
}

/** In small steps: `limit` attendances at the most. Returns their ids. */
export function forgetSettled(database: Database, settledBefore: number, limit: number): string[] {
  const ids = rowsOf<{ id: string }>(
    database,
    'SELECT id FROM attendances WHERE settled_at < ? ORDER BY settled_at LIMIT ?',
    settledBefore,
    limit,
  ).map(({ id }) => id);
  if (ids.length === 0) return ids;
  transaction(database, () => {
    forget(database, ids);
  });
  emptyLog(database);
  return ids;
}

/** An attendance is a customer's when the conversation, a registration or a draft says so. */
export function erasureFindings(database: Database, subject: ErasureSubject): ErasureFinding[] {
  const condition =
    subject.by === 'attendanceNumber'
      ? 'number = ?1'
      : `customer_code = ?1 OR id IN (SELECT attendance_id FROM registrations WHERE customer_code = ?1)
         OR id IN (SELECT attendance_id FROM drafts WHERE customer_code = ?1)`;
  return rowsOf<ErasureFinding>(
    database,
    `SELECT id AS attendanceId, number,
       (SELECT count(*) FROM registrations WHERE attendance_id = attendances.id) AS registrationCount
     FROM attendances WHERE ${condition} ORDER BY n`,
    subject.value,
  );
}

/**
 * Their bytes are neither in the file nor in its log any more: deleted pages are overwritten, the index of words is made
 * anew (some seconds with 50,000 registrations).
 */
export function erase(
  database: Database,
  attendanceIds: readonly string[],
  customerCode: string | null,
): void {
  transaction(database, () => {
    forget(database, attendanceIds);
    if (customerCode !== null)
      database.prepare("DELETE FROM others WHERE collection = 'customers' AND id = ?").run(customerCode);
    // Its deletions leave words where its pages are divided, also those of earlier changes.
    database.exec("INSERT INTO registration_words (registration_words) VALUES ('rebuild')");
  });
  emptyLog(database);
}

/** Deleted bytes would stay in the log until it is written over, and after a power cut until it is known to be cut off. */
function emptyLog(database: Database): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const log = `${String(firstRow(database, 'PRAGMA database_list')?.['file'])}-wal`;
  if (existsSync(log)) syncFile(log);
}
