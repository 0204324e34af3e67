import { copyFile, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../common/errors';
import type { Logger } from '../../services/ports';
import { replaceFile, syncFolder } from './durable-file';
import { decodeJournal, snapshotLines } from './journal-codec';
import { currentVersion, migrate, type Migrations, type RawChange } from './migrations';
import type { RecordMap } from './record-map';

export interface RestoreOptions {
  path: string;
  bytes: Buffer;
  /** Takes what is read. */
  records: RecordMap;
  migrations: Migrations;
  logger: Logger;
  now: () => number;
}

/**
 * Reads a journal into `records`. What is damaged is skipped, what is old taken forward; the file is copied aside
 * before it is replaced. Returns what the person must know, in pt-BR; null = all well. Throws AppError
 * `storage-failed` when a newer version wrote it.
 */
export async function restore(options: RestoreOptions): Promise<string | null> {
  const { path, bytes, records, migrations, logger, now } = options;
  const { values, damagedLines, wholeBytes } = decodeJournal(bytes);
  const current = currentVersion(migrations);
  const written = (values[0] as { version?: unknown } | undefined)?.version;
  // A file whose first line is lost is read as the version that wrote most recently.
  const version = typeof written === 'number' ? written : current;
  if (version > current) throw newerVersion();
  for (const value of values) {
    if (Array.isArray(value)) records.apply(migrate(value as RawChange[], version, migrations));
  }
  const isWhole = damagedLines === 0 && wholeBytes === bytes.length && typeof written === 'number';
  if (isWhole && version === current) return null;

  const date = new Date(now()).toISOString().replaceAll(':', '-');
  const copy = isWhole ? `${path}.before-v${current}-${date}` : `${path}.damaged-${date}`;
  await durableCopy(path, copy);
  await replaceFile(path, snapshotLines(current, records.entries()));
  logger.warn('journal rewritten', { damagedLines, cutBytes: bytes.length - wholeBytes, version, current });
  if (damagedLines === 0) return null;
  return `Um arquivo de dados estava danificado. O que pôde ser lido foi recuperado e uma cópia foi guardada em ${copy}.`;
}

/** The copy is on the disk before its original is touched. */
async function durableCopy(path: string, copy: string): Promise<void> {
  await copyFile(path, copy);
  const file = await open(copy, 'r+');
  try {
    await file.chmod(0o600);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

function newerVersion(): AppError {
  return new AppError('storage-failed', {
    message: 'Os dados deste computador foram gravados por uma versão mais nova do aplicativo.',
    action: 'Instale a versão mais nova. Nada foi alterado.',
  });
}
