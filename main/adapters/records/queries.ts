import { firstRow, rowsOf, type Database } from './sqlite';
import { isContact, type ContactQuery } from '../../../common/attendance/contact-query';
import type { PastRegistration } from '../../../common/attendance/proposals';
import {
  pastCount,
  recentCount,
  type ForgottenAttendance,
  type OpenRecords,
  type RecalledRecords,
} from '../../services/store/record-store';
import type { StoreChange, StoredAttendance, StoredRegistration } from '../../services/stored-shapes';
import { valueOf, type RecordRow } from './record-tables';

const openAttendances = 'SELECT id, body, checksum FROM attendances WHERE settled_at IS NULL ORDER BY n';
const openRegistrations = `SELECT key AS id, body, checksum FROM registrations
  WHERE attendance_id IN (SELECT id FROM attendances WHERE settled_at IS NULL) ORDER BY n`;
const drafts = 'SELECT id, body, checksum FROM drafts ORDER BY n';
const others = 'SELECT collection, id, body, checksum FROM others ORDER BY n';
const newestSettled = `SELECT key AS id, body, checksum FROM registrations
  WHERE attendance_id NOT IN (SELECT id FROM attendances WHERE settled_at IS NULL)
  ORDER BY created_at DESC, key LIMIT ?`;
const past = `SELECT attendance_id AS attendanceId, customer_code AS customerCode, department,
    conversation_subject AS conversationSubject, created_at AS sentAt, product_id AS productId,
    attendance_type_id AS attendanceTypeId, next_contact_user_id AS nextContactUserId, subject
  FROM registrations WHERE attendance_id NOT IN (SELECT id FROM attendances WHERE settled_at IS NULL)
  ORDER BY created_at DESC, key LIMIT ?`;

/** What memory mirrors from the start. Its cost depends on what is open, not on what is settled. */
export function openRecords(database: Database): OpenRecords {
  const read = (collection: StoreChange['collection'], sql: string) =>
    rowsOf<RecordRow>(database, sql).map((row) => changeOf(collection, row));
  const small = rowsOf<RecordRow & { collection: StoreChange['collection'] }>(database, others);
  return {
    changes: [
      ...read('attendances', openAttendances),
      ...read('registrations', openRegistrations),
      ...read('drafts', drafts),
      ...small.map((row) => changeOf(row.collection, row)),
    ],
    recent: registrationsOf(database, newestSettled, recentCount),
    past: rowsOf<PastRegistration>(database, past, pastCount),
  };
}

function changeOf(collection: StoreChange['collection'], row: RecordRow): StoreChange {
  return { collection, id: row.id, value: valueOf(collection, row) } as StoreChange;
}

function registrationsOf(
  database: Database,
  sql: string,
  ...values: (string | number)[]
): StoredRegistration[] {
  return rowsOf<RecordRow>(database, sql, ...values).map(
    (row) => valueOf('registrations', row) as StoredRegistration,
  );
}

/** By the ids of attendances or the keys of registrations. */
export function recall(database: Database, names: readonly string[]): RecalledRecords {
  const ids = JSON.stringify([...names, ...attendanceIdsOf(database, names)]);
  const among = 'IN (SELECT value FROM json_each(?))';
  return {
    attendances: rowsOf<RecordRow>(
      database,
      `SELECT id, body, checksum FROM attendances WHERE settled_at IS NOT NULL AND id ${among} ORDER BY n`,
      ids,
    ).map((row) => valueOf('attendances', row) as StoredAttendance),
    registrations: registrationsOf(
      database,
      `SELECT key AS id, body, checksum FROM registrations WHERE attendance_id ${among} AND attendance_id IN
       (SELECT id FROM attendances WHERE settled_at IS NOT NULL) ORDER BY n`,
      ids,
    ),
    forgotten: rowsOf<ForgottenAttendance>(
      database,
      `SELECT id, account_id AS accountId, finished_at AS finishedAt FROM forgotten WHERE id ${among}`,
      ids,
    ),
  };
}

function attendanceIdsOf(database: Database, keys: readonly string[]): string[] {
  return rowsOf<{ id: string }>(
    database,
    'SELECT attendance_id AS id FROM registrations WHERE key IN (SELECT value FROM json_each(?))',
    JSON.stringify(keys),
  ).map(({ id }) => id);
}

export function registeredPage(
  database: Database,
  offset: number,
  limit: number,
): { page: StoredRegistration[]; total: number } {
  const counted = firstRow(database, "SELECT count(*) AS total FROM registrations WHERE step = 'registered'");
  const page = registrationsOf(
    database,
    `SELECT key AS id, body, checksum FROM registrations WHERE step = 'registered'
     ORDER BY registered_at DESC, key LIMIT ? OFFSET ?`,
    limit,
    offset,
  );
  return { page, total: Number(counted?.['total'] ?? 0) };
}

/** Phones and addresses are written in many ways, so they are compared here and not by SQL. */
export function customerCodesOf(database: Database, contact: ContactQuery): string[] {
  const codes = new Set<string>();
  const rows = database
    .prepare(
      `SELECT a.email, a.phone, r.customer_code AS code FROM registrations r JOIN attendances a ON a.id = r.attendance_id
       UNION SELECT email, phone, customer_code FROM attendances`,
    )
    .iterate() as IterableIterator<{ email: string | null; phone: string | null; code: string | null }>;
  for (const { email, phone, code } of rows) {
    if (code !== null && code !== '' && isContact(contact, { name: null, email, phone })) codes.add(code);
  }
  return [...codes];
}
