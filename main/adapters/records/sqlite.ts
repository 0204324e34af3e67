/**
 * SQLite, by the very API of Node's own `node:sqlite`: once every Electron that the app runs on has that module, this
 * import is all that changes.
 */
import { DatabaseSync } from '@photostructure/sqlite';

export { DatabaseSync };
export type Database = InstanceType<typeof DatabaseSync>;
export type Statement = ReturnType<Database['prepare']>;

export type Row = Record<string, string | number | bigint | null | Uint8Array>;

/** The first row of a query that has no parameters; undefined = none. */
export function firstRow(database: Database, sql: string): Row | undefined {
  return database.prepare(sql).get() as Row | undefined;
}

/** All rows of a query as plain objects, whose properties `T` names as the query does. */
export function rowsOf<T extends object>(
  database: Database,
  sql: string,
  ...values: (string | number)[]
): T[] {
  return (database.prepare(sql).all(...values) as T[]).map((row) => ({ ...row }));
}
