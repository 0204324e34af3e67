import { firstRow, type Database } from './sqlite';
import { chmodSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transaction } from './connect';
import { dateForName, dropOldCopies, keepCopy } from './kept-copies';
import { applicationId, migrations } from './schema';
import { NewerVersion } from './storage-failure';

/**
 * Takes the file at `path` to the current version, in one transaction; an older one is copied beside it first. `steps`
 * are those of `schema.ts`. Throws `NewerVersion` when a newer version of the app wrote it; it is left as it is then.
 */
export function migrate(
  database: Database,
  path: string,
  now: number,
  steps: readonly string[] = migrations,
): void {
  const version = Number(firstRow(database, 'PRAGMA user_version')?.['user_version']);
  if (version > steps.length) throw new NewerVersion(`version ${String(version)}`);
  if (version === steps.length) return;
  if (version > 0) backUp(database, path, version, now);
  transaction(database, () => {
    for (const step of steps.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${String(steps.length)}`);
    database.exec(`PRAGMA application_id = ${String(applicationId)}`);
  });
}

/** On the disk before its original is touched. */
function backUp(database: Database, path: string, version: number, now: number): void {
  const folder = dirname(path);
  const copy = join(folder, `records.before-v${String(version + 1)}-${dateForName(now)}.db`);
  keepCopy(copy, (path) => {
    database.prepare('VACUUM INTO ?').run(path);
    if (process.platform !== 'win32') chmodSync(path, 0o600);
  });
  dropOldCopies(folder, now);
}
