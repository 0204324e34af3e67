import { execFileSync } from 'node:child_process';

const script = `
  const { DatabaseSync } = require('@photostructure/sqlite');
  const database = new DatabaseSync(process.argv[1], { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    process.stdout.write('got in');
  } catch (error) {
    process.stdout.write(error.message);
  }
`;

/** What another program is told that opens the file now: locks of a file do not hold within one process. */
export function openedElsewhere(path: string): string {
  return execFileSync(process.execPath, ['-e', script, path], { encoding: 'utf8' });
}
