import { readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { removeFile, syncFile, syncFolderOf } from './durable-steps';

const maxCopies = 3;
const maxBytes = 512 * 1024 * 1024;
/** What is forgotten after the retention time may lie in a copy for so long. */
const maxAgeMs = 30 * 24 * 60 * 60_000;

/** Files that were set aside: damaged ones, and those from before a migration. */
const copyName = /^records\.(damaged|before-v\d+)-.*\.db$/;

/** The instant as part of a file name, also on Windows. */
export function dateForName(now: number): string {
  return new Date(now).toISOString().replaceAll(':', '-');
}

/**
 * `write` is given the path to write the copy to, which bears its own name once it is whole and on the disk: what was cut
 * off is no copy, and takes the place of none.
 */
export function keepCopy(copy: string, write: (path: string) => void): void {
  const copying = join(dirname(copy), 'records.copying.db');
  for (const ending of ['', '-journal']) removeFile(copying + ending);
  write(copying);
  syncFile(copying);
  renameSync(copying, copy);
  syncFolderOf(copy);
}

/** Keeps the newest three of the last 30 days, and no more than 512 MB of them beside the newest one. */
export function dropOldCopies(folder: string, now: number): void {
  const oldest = dateForName(now - maxAgeMs);
  const newest = `${dateForName(now)}.db`;
  const newestFirst = readdirSync(folder)
    .filter((name) => copyName.test(name))
    .map((name) => ({
      name,
      date: name.replace(/^records\.(damaged|before-v\d+)-/, ''),
      path: join(folder, name),
    }))
    // A date to come was given by a clock that was wrong: such a copy must not take the place of a new one.
    .sort((a, b) => Number(a.date > newest) - Number(b.date > newest) || b.date.localeCompare(a.date));
  let bytes = 0;
  newestFirst.forEach(({ path, date }, index) => {
    bytes += statSync(path).size;
    if (date >= oldest && (index === 0 || (index < maxCopies && bytes <= maxBytes))) return;
    for (const old of [path, `${path}-wal`]) dropIfPossible(old);
  });
}

/** Somebody may be looking at it: then it goes another time. */
function dropIfPossible(path: string): void {
  try {
    removeFile(path);
  } catch {
    // It bothers nobody until then.
  }
}

/** Whoever is to be forgotten is to be forgotten in these, too, and in what an unfinished repair or copy left behind. */
export function dropAllCopies(folder: string): void {
  const besides = readdirSync(folder).filter((name) => /^records\.(?!db)/.test(name));
  for (const name of besides) removeFile(join(folder, name));
  syncFolderOf(join(folder, 'records.db'));
}
