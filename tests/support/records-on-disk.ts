import { DatabaseSync } from '@photostructure/sqlite';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the records lie below the app's data folder. */
export const recordsPath = (dataFolder: string) => join(dataFolder, 'records', 'records.db');

/**
 * The JSON of every record as the disk holds it now, one a line, whether the app runs or not: read from a copy, as after
 * the power was cut. Not yet there = ''.
 */
export async function recordsOnDisk(dataFolder: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kbc-look-'));
  try {
    const copy = join(folder, 'records.db');
    await cp(recordsPath(dataFolder), copy);
    await cp(`${recordsPath(dataFolder)}-wal`, `${copy}-wal`).catch(() => undefined);
    const database = new DatabaseSync(copy);
    try {
      const tables = ['attendances', 'registrations', 'drafts', 'others'];
      return tables
        .flatMap((table) => database.prepare(`SELECT body FROM ${table}`).all() as { body: string }[])
        .map(({ body }) => body)
        .join('\n');
    } finally {
      database.close();
    }
  } catch (error) {
    // Copied while it was being created.
    if (error instanceof Error && /no such table|ENOENT/.test(error.message)) return '';
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
