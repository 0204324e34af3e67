import { firstRow, rowsOf, type Database } from './sqlite';
import { recordTables, type RecordTable } from './schema';
import { isIntact, type RecordRow } from './record-tables';
import { isDamage } from './storage-failure';

/** Rows that are looked at in one step: a few milliseconds. */
const rowsAtOnce = 500;

/**
 * Looks at the whole file step by step, so that a commit never waits for long: the structure of each table with its
 * indexes (of the index of words, which holds nothing of its own, no more than that), then every record against its checksum and against what was derived from it.
 * Returns whether this step found all well; null behind the last one.
 */
export function isSound(database: Database, step: number): boolean | null {
  try {
    const tables = rowsOf<{ name: string }>(
      database,
      "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    );
    const table = tables[step]?.name;
    if (table === undefined) return areRowsSound(database, step - tables.length);
    return firstRow(database, `PRAGMA integrity_check('${table}')`)?.['integrity_check'] === 'ok';
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

function areRowsSound(database: Database, step: number): boolean | null {
  let rest = step;
  for (const table of Object.keys(recordTables) as RecordTable[]) {
    const last = Number(firstRow(database, `SELECT max(n) AS last FROM ${table}`)?.['last'] ?? 0);
    const steps = Math.ceil(last / rowsAtOnce);
    if (rest < steps) return areSound(database, table, rest * rowsAtOnce);
    rest -= steps;
  }
  return null;
}

function areSound(database: Database, table: RecordTable, from: number): boolean {
  const { collection, id } = recordTables[table];
  return rowsOf<RecordRow & { collection: string; isDerived: number }>(
    database,
    `SELECT ${collection} AS collection, ${id} AS id, body, checksum, ${isDerived(database, table)} AS isDerived
     FROM ${table} WHERE n > ? AND n <= ?`,
    from,
    from + rowsAtOnce,
  ).every((row) => row.isDerived === 1 && isIntact(row.collection, row));
}

/** Whether the columns that SQLite derived from the JSON still are what it gives: their own definition says how. */
function isDerived(database: Database, table: RecordTable): string {
  const sql = String(firstRow(database, `SELECT sql FROM sqlite_schema WHERE name = '${table}'`)?.['sql']);
  const columns = sql.matchAll(/^\s*(\w+) (\w+)(?: NOT NULL)? AS \((.+)\) STORED/gm);
  const conditions = [...columns].map(
    ([, name, type, expression]) => `${String(name)} IS CAST(${String(expression)} AS ${String(type)})`,
  );
  return conditions.length === 0 ? '1' : `(${conditions.join(' AND ')})`;
}
