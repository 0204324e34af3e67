import { DatabaseSync, type Database } from './sqlite';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Damage } from '../../services/store/record-store';
import { connect, transaction } from './connect';
import { removeFile, syncFile, syncFolderOf } from './durable-steps';
import { dateForName, dropOldCopies, keepCopy } from './kept-copies';
import { migrate } from './migrate';
import { takeOver } from './take-over';

/** A rebuilt file is complete once it bears this name: an earlier run may have ended before it took its place. */
export const rebuiltPath = (path: string) => path.replace(/\.db$/, '.rebuilt.db');
const buildingPath = (path: string) => path.replace(/\.db$/, '.building.db');

/** Ends what an earlier run did not, whichever step of a repair it was at. */
export function finishRepair(path: string): void {
  remove(buildingPath(path));
  const rebuilt = rebuiltPath(path);
  if (!existsSync(rebuilt)) return;
  // A log of the damaged file must never be applied to the rebuilt one, whatever a power cut leaves of these steps.
  for (const old of [`${path}-wal`, `${path}-journal`, path]) removeFile(old);
  syncFolderOf(path);
  renameSync(rebuilt, path);
  syncFolderOf(path);
}

/**
 * Puts in place of a damaged file one that holds all that can still be read. The damaged one is kept under a dated name.
 * No connection to it may be open. When it throws, for example because the disk is full, the file is as it was, or the next
 * `finishRepair` brings the rebuilt one in its place.
 */
export function repair(path: string, now: number): Damage {
  const copy = path.replace(/\.db$/, `.damaged-${dateForName(now)}.db`);
  const building = buildingPath(path);
  let isBuilt = false;
  try {
    // The log first: a copy is there once its file is.
    for (const ending of ['-wal', ''])
      if (existsSync(path + ending))
        keepCopy(copy + ending, (copying) => {
          copyFileSync(path + ending, copying);
        });
    remove(building);
    const attendanceNumbers = rebuild(path, building, now);
    syncFile(building);
    renameSync(building, rebuiltPath(path));
    isBuilt = true;
    syncFolderOf(path);
    finishRepair(path);
    dropOldCopies(dirname(path), now);
    return { copy, attendanceNumbers };
  } catch (error) {
    // An attempt at every start must not fill what is left of the disk.
    if (!isBuilt) [building, copy].forEach(remove);
    throw error;
  }
}

function remove(path: string): void {
  for (const ending of ['', '-wal', '-journal']) if (existsSync(path + ending)) removeFile(path + ending);
}

/** Returns the numbers of the attendances of which something is lost. */
function rebuild(from: string, to: string, now: number): string[] {
  const source = openDamaged(from);
  try {
    const target = connect(to);
    try {
      migrate(target, to, now);
      const lost = transaction(target, () => (source ? takeOver(source, target) : []));
      // One file, whole, without a log beside it.
      target.exec('PRAGMA journal_mode = DELETE');
      return lost;
    } finally {
      target.close();
    }
  } finally {
    source?.close();
  }
}

/** null = nothing of it can be read. `writable_schema` is what lets a file be read that is shorter than it says. */
function openDamaged(path: string): Database | null {
  const source = new DatabaseSync(path, { timeout: 0, defensive: false });
  try {
    source.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA wal_autocheckpoint = 0; PRAGMA writable_schema = ON',
    );
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    return source;
  } catch {
    source.close();
    return null;
  }
}
