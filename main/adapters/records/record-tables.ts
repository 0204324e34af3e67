import type { Database, Row, Statement } from './sqlite';
import { crc32 } from 'node:zlib';
import type { CollectionName, StoreChange } from '../../services/stored-shapes';
import { DamagedRecord } from './storage-failure';

/** What a query selects of a record. */
export interface RecordRow {
  id: string;
  body: string;
  checksum: number;
}

/** Of the record and of the name under which it is kept: 0 … 2³² − 1. */
function checksumOf(collection: string, id: string, body: string): number {
  return crc32(body, crc32(`${collection}/${id}\n`));
}

/** Whether a row is what was written; in a damaged file anything may stand where a text should. */
export function isIntact(collection: unknown, row: Record<keyof RecordRow, unknown>): boolean {
  const { id, body, checksum } = row;
  if (typeof collection !== 'string' || typeof id !== 'string' || typeof body !== 'string') return false;
  return checksumOf(collection, id, body) === checksum;
}

/** The JSON of a row. @throws DamagedRecord when it is not what was written */
export function valueOf(collection: CollectionName, row: RecordRow): unknown {
  if (!isIntact(collection, row)) throw new DamagedRecord(`record ${row.id}`);
  return JSON.parse(row.body);
}

interface Writer {
  find: (id: string) => string | null;
  put: (id: string, body: string, checksum: number) => void;
  remove: (id: string) => void;
}

/** Writes changes of records into their tables. Every statement is compiled once. */
export class RecordTables {
  readonly #writers: Record<CollectionName, Writer>;

  constructor(database: Database) {
    const named = (table: string, column: string): Writer =>
      writer(
        database.prepare(
          `INSERT INTO ${table} (${column}, body, checksum) VALUES (?, ?, ?)
           ON CONFLICT (${column}) DO UPDATE SET body = excluded.body, checksum = excluded.checksum`,
        ),
        database.prepare(`DELETE FROM ${table} WHERE ${column} = ?`),
        database.prepare(`SELECT body FROM ${table} WHERE ${column} = ?`),
      );
    const putOther = database.prepare(
      `INSERT INTO others (collection, id, body, checksum) VALUES (?, ?, ?, ?)
       ON CONFLICT (collection, id) DO UPDATE SET body = excluded.body, checksum = excluded.checksum`,
    );
    const removeOther = database.prepare('DELETE FROM others WHERE collection = ? AND id = ?');
    const findOther = database.prepare('SELECT body FROM others WHERE collection = ? AND id = ?');
    const other = (collection: CollectionName): Writer => ({
      find: (id) => bodyOf(findOther.get(collection, id) as Row | undefined),
      put: (id, body, checksum) => putOther.run(collection, id, body, checksum),
      remove: (id) => removeOther.run(collection, id),
    });
    this.#writers = {
      attendances: named('attendances', 'id'),
      registrations: named('registrations', 'key'),
      drafts: named('drafts', 'id'),
      cursors: other('cursors'),
      unreadable: other('unreadable'),
      customers: other('customers'),
      snippets: other('snippets'),
      favourites: other('favourites'),
    };
  }

  /** Whether the disk has every record as the changes say. */
  holds(changes: readonly StoreChange[]): boolean {
    const last = new Map(changes.map((change) => [`${change.collection}/${change.id}`, change]));
    return [...last.values()].every(({ collection, id, value }) => {
      const body = this.#writers[collection].find(id);
      return body === (value === null ? null : JSON.stringify(value));
    });
  }

  /** To be called within a transaction. */
  apply(changes: readonly StoreChange[]): void {
    for (const { collection, id, value } of changes) {
      const writerOf = this.#writers[collection];
      if (value === null) writerOf.remove(id);
      else {
        const body = JSON.stringify(value);
        writerOf.put(id, body, checksumOf(collection, id, body));
      }
    }
  }
}

function writer(put: Statement, remove: Statement, find: Statement): Writer {
  return {
    find: (id) => bodyOf(find.get(id) as Row | undefined),
    put: (id, body, checksum) => put.run(id, body, checksum),
    remove: (id) => remove.run(id),
  };
}

function bodyOf(row: Row | undefined): string | null {
  return row === undefined ? null : String(row['body']);
}
