import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const maxCopies = 3;
const maxBytes = 512 * 1024 * 1024;

/** Files that were set aside: damaged ones, and those from before a migration. */
const copyName = /^records\.(damaged|before-v\d+)-.*\.db(-wal)?$/;

function copiesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => copyName.test(name));
}

/** The instant as part of a file name, also on Windows. */
export function dateForName(now: number): string {
  return new Date(now).toISOString().replaceAll(':', '-');
}

/** Keeps the newest three, and no more than 512 MB of them beside the newest one. */
export function dropOldCopies(folder: string): void {
  const newestFirst = copiesIn(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => ({
      name,
      date: name.replace(/^records\.(damaged|before-v\d+)-/, ''),
      path: join(folder, name),
    }))
    .sort((a, b) => b.date.localeCompare(a.date));
  let bytes = 0;
  newestFirst.forEach(({ path }, index) => {
    bytes += statSync(path).size;
    if (index === 0 || (index < maxCopies && bytes <= maxBytes)) return;
    rmSync(path, { force: true });
    rmSync(`${path}-wal`, { force: true });
  });
}

/** Whoever is to be forgotten is to be forgotten in these, too. */
export function dropAllCopies(folder: string): void {
  for (const name of copiesIn(folder)) rmSync(join(folder, name), { force: true });
}
