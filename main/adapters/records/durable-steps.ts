import { accessSync, closeSync, constants, fsyncSync, openSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';

/** The bytes of a written file are on the disk when it returns. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** A created, renamed or removed entry is on the disk when it returns. Windows cannot sync a folder and need not. */
export function syncFolderOf(path: string): void {
  if (process.platform !== 'win32') sync(dirname(path), 'r');
}

/** Unlike `rmSync` it says why a file cannot be removed. One that is not there is no error. */
export function removeFile(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** The same for the folders on the way to `path`, which somebody may have made a moment ago. */
export function syncFoldersAbove(path: string): void {
  if (process.platform === 'win32') return;
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      sync(dirname(folder), 'r');
    } catch {
      // Somebody else's folder, and older than the app.
    }
  }
}

/**
 * Throws what the system says when the file may not be written. It is not opened for that where locks are POSIX': closing
 * a file gives up every lock that the process has on it, also those of the database. Windows tells its rights only at an
 * attempt, and its locks belong to whoever has them.
 */
export function assertWritable(path: string): void {
  if (process.platform === 'win32') closeSync(openSync(path, 'r+'));
  else accessSync(path, constants.R_OK | constants.W_OK);
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
