import { DatabaseSync, type Database } from './sqlite';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Damage } from '../../services/store/record-store';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../../services/stored-shapes';
import { connect, transaction } from './connect';
import { syncFile, syncFolderOf } from './durable-steps';
import { dateForName, dropOldCopies, keepCopy } from './kept-copies';
import { migrate } from './migrate';
import { readableRows, readableTables, type ReadRow } from './readable-rows';
import { RecordTables } from './record-tables';
import { isDamage } from './storage-failure';

const rebuiltPath = (path: string) => path.replace(/\.db$/, '.rebuilt.db');

/** A rebuilt file is complete once it bears this name: an earlier run may have ended before it took its place. */
export function finishRepair(path: string): void {
  const rebuilt = rebuiltPath(path);
  if (!existsSync(rebuilt)) return;
  // A log of the damaged file must never be applied to the rebuilt one, whatever a power cut leaves of these steps.
  for (const old of [`${path}-wal`, `${path}-journal`, path]) rmSync(old, { force: true });
  syncFolderOf(path);
  renameSync(rebuilt, path);
  syncFolderOf(path);
}

/**
 * Puts in place of a damaged file one that holds all that can still be read. The damaged one is kept under a dated name.
 * No connection to it may be open.
 */
export function repair(path: string, now: number): Damage {
  const copy = path.replace(/\.db$/, `.damaged-${dateForName(now)}.db`);
  // The log first: a copy is there once its file is.
  for (const ending of ['-wal', ''])
    if (existsSync(path + ending))
      keepCopy(copy + ending, (copying) => {
        copyFileSync(path + ending, copying);
      });
  const building = path.replace(/\.db$/, '.building.db');
  for (const ending of ['', '-wal', '-journal']) rmSync(building + ending, { force: true });
  const attendanceNumbers = rebuild(path, building, now);
  syncFile(building);
  renameSync(building, rebuiltPath(path));
  syncFolderOf(path);
  finishRepair(path);
  dropOldCopies(dirname(path));
  return { copy, attendanceNumbers };
}

/** Returns the numbers of the attendances of which something is lost. */
function rebuild(from: string, to: string, now: number): string[] {
  const source = openDamaged(from);
  const target = connect(to);
  try {
    migrate(target, to, now);
    const lost = transaction(target, () => (source ? takeOver(source, target) : []));
    // One file, whole, without a log beside it.
    target.exec('PRAGMA journal_mode = DELETE');
    return lost;
  } finally {
    target.close();
    source?.close();
  }
}

function takeOver(source: Database, target: Database): string[] {
  const records = new RecordTables(target);
  const numbers = new Map<string, string>();
  const lost = new Set<string>();
  for (const table of readableTables) {
    for (const row of readableRows(source, table)) {
      if (row.attendanceId !== null && row.attendanceNumber !== null)
        numbers.set(row.attendanceId, row.attendanceNumber);
      if (row.isSound) records.apply([changeOf(row)]);
      else if (row.attendanceId !== null) lost.add(row.attendanceId);
    }
  }
  takeOverForgotten(source, target);
  for (const stored of attendancesOfOrphans(target)) {
    const { id, number } = stored.attendance;
    records.apply([{ collection: 'attendances', id, value: stored }]);
    numbers.set(id, number);
    lost.add(id);
  }
  return [...lost].map((id) => numbers.get(id) ?? id).sort();
}

/** null = nothing of it can be read. */
function openDamaged(path: string): Database | null {
  const source = new DatabaseSync(path, { timeout: 0 });
  try {
    source.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_autocheckpoint = 0');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    return source;
  } catch {
    source.close();
    return null;
  }
}

function changeOf({ collection, id, body }: ReadRow): StoreChange {
  return { collection, id, value: JSON.parse(body) as unknown } as StoreChange;
}

/** What stands behind a damage here is lost: at worst a catch-up brings an old attendance once more. */
function takeOverForgotten(source: Database, target: Database): void {
  const put = target.prepare(
    'INSERT OR IGNORE INTO forgotten (id, account_id, finished_at) VALUES (?, ?, ?)',
  );
  try {
    const rows = source.prepare('SELECT id, account_id, finished_at FROM forgotten').iterate();
    for (const { id, account_id: accountId, finished_at: finishedAt } of rows)
      put.run(String(id), String(accountId), String(finishedAt));
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
}

/** A registration holds a copy of its attendance: with it the lost one is pending again, for the agent to look at. */
function attendancesOfOrphans(target: Database): StoredAttendance[] {
  const orphans = target
    .prepare(
      'SELECT body FROM registrations WHERE attendance_id NOT IN (SELECT id FROM attendances) ORDER BY created_at',
    )
    .all()
    .map(({ body }) => JSON.parse(String(body)) as StoredRegistration);
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
