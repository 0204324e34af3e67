/**
 * The tables. Each keeps its records as JSON (`body`) with a CRC-32 of it and its name, since SQLite itself does not
 * notice a bit that flipped inside a text; columns that are searched are derived from the JSON by SQLite itself. They stand before the
 * body, so that reading them does not touch the pages of long texts.
 */
const tables = `
CREATE TABLE attendances (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  settled_at INTEGER AS (body ->> '$.settledAt') STORED,
  account_id TEXT AS (body ->> '$.attendance.accountId') STORED,
  number TEXT AS (body ->> '$.attendance.number') STORED,
  finished_at TEXT AS (body ->> '$.attendance.finishedAt') STORED,
  customer_code TEXT AS (body ->> '$.attendance.customer.code') STORED,
  email TEXT AS (body ->> '$.attendance.contact.email') STORED,
  phone TEXT AS (body ->> '$.attendance.contact.phone') STORED,
  checksum INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX attendances_open ON attendances (n) WHERE settled_at IS NULL;
CREATE INDEX attendances_settled ON attendances (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX attendances_number ON attendances (number);
CREATE INDEX attendances_customer ON attendances (customer_code);

CREATE TABLE registrations (
  n INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  attendance_id TEXT NOT NULL AS (body ->> '$.attendanceId') STORED,
  step TEXT AS (body ->> '$.progress.step') STORED,
  created_at INTEGER AS (body ->> '$.createdAt') STORED,
  registered_at INTEGER AS (body ->> '$.progress.at') STORED,
  customer_code TEXT AS (body ->> '$.form.customerCode') STORED,
  product_id TEXT AS (body ->> '$.form.productId') STORED,
  attendance_type_id TEXT AS (body ->> '$.form.attendanceTypeId') STORED,
  next_contact_user_id TEXT AS (body ->> '$.form.nextContactUserId') STORED,
  subject TEXT AS (body ->> '$.form.subject') STORED,
  department TEXT AS (body ->> '$.attendance.department') STORED,
  conversation_subject TEXT AS (body ->> '$.attendance.subject') STORED,
  words TEXT AS (concat_ws(' ', body ->> '$.attendance.number', body ->> '$.progress.number', body ->> '$.form.customerCode',
    body ->> '$.customer.name', body ->> '$.attendance.customer.name', body ->> '$.form.contactName',
    body ->> '$.form.subject', body ->> '$.form.opinion')) VIRTUAL,
  checksum INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX registrations_attendance ON registrations (attendance_id);
CREATE INDEX registrations_registered ON registrations (registered_at DESC, key) WHERE step = 'registered';
CREATE INDEX registrations_created ON registrations (created_at DESC, key);
CREATE INDEX registrations_customer ON registrations (customer_code);

CREATE TABLE drafts (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  attendance_id TEXT NOT NULL AS (body ->> '$.attendanceId') STORED,
  customer_code TEXT AS (body ->> '$.form.customerCode') STORED,
  checksum INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX drafts_attendance ON drafts (attendance_id);

-- The small collections: cursors, what could not be read, customers met before, own texts, favourites.
CREATE TABLE others (
  n INTEGER PRIMARY KEY,
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (collection, id)
) STRICT;

-- What stays of an attendance that was forgotten, so that Karoo's lists never bring it back.
CREATE TABLE forgotten (
  id TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL,
  finished_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** Words of every registration, without regard to case and accents; what is deleted leaves no bytes behind. */
const search = `
CREATE VIRTUAL TABLE registration_words USING fts5 (
  words, content = 'registrations', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO registration_words (registration_words, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER registrations_inserted AFTER INSERT ON registrations BEGIN
  INSERT INTO registration_words (rowid, words) VALUES (new.n, new.words);
END;
CREATE TRIGGER registrations_deleted AFTER DELETE ON registrations BEGIN
  INSERT INTO registration_words (registration_words, rowid, words) VALUES ('delete', old.n, old.words);
END;
CREATE TRIGGER registrations_updated AFTER UPDATE ON registrations WHEN old.words IS NOT new.words BEGIN
  INSERT INTO registration_words (registration_words, rowid, words) VALUES ('delete', old.n, old.words);
  INSERT INTO registration_words (rowid, words) VALUES (new.n, new.words);
END;
`;

/** ‘KBC’ and a number: tells our file from any other SQLite file. */
export const applicationId = 0x4b424301;

/**
 * Step n takes a file of version n (0: an empty one) to version n + 1. Written once, never changed afterwards. What was
 * never released may still be changed in place.
 */
export const migrations: readonly string[] = [tables + search];

/** Tables whose rows carry a checksum, with what names the record: its collection and its id in it, in SQL. */
export const recordTables = {
  attendances: { collection: "'attendances'", id: 'id' },
  registrations: { collection: "'registrations'", id: 'key' },
  drafts: { collection: "'drafts'", id: 'id' },
  others: { collection: 'collection', id: 'id' },
} as const;

export type RecordTable = keyof typeof recordTables;
