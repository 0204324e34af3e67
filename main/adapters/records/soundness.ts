import { firstRow, type Database } from './sqlite';
import { checkedTables } from './schema';
import { checksumOf } from './record-tables';
import { isDamage } from './storage-failure';

/** Rows whose checksum is looked at in one step: a few milliseconds. */
const rowsAtOnce = 500;

type Check = (database: Database) => boolean;

/**
 * Looks at the whole file step by step, so that a commit never waits for long: the structure of each table and its
 * indexes, then every record against its checksum. Returns whether this step found all well; null behind the last one.
 */
export function isSound(database: Database, step: number): boolean | null {
  const structure: Check[] = checkedTables.map(
    ({ table }) =>
      (db) =>
        firstRow(db, `PRAGMA quick_check('${table}')`)?.['quick_check'] === 'ok',
  );
  try {
    const check = structure[step];
    if (check) return check(database);
    return areRowsSound(database, step - structure.length);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function areRowsSound(database: Database, step: number): boolean | null {
  let rest = step;
  for (const { table } of checkedTables) {
    const last = Number(firstRow(database, `SELECT max(n) AS last FROM ${table}`)?.['last'] ?? 0);
    const steps = Math.ceil(last / rowsAtOnce);
    if (rest < steps) {
      const from = rest * rowsAtOnce;
      const rows = database
        .prepare(`SELECT body, checksum FROM ${table} WHERE n > ? AND n <= ?`)
        .all(from, from + rowsAtOnce);
      return rows.every(({ body, checksum }) => checksumOf(String(body)) === checksum);
    }
    rest -= steps;
  }
  return null;
}
