import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kbc-open-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/**
 * What these tests are here for. If the program that runs them kept to another system's rules, they would say nothing
 * about Windows.
 */
describe('the rules of Windows hold here', () => {
  test('the system says that it is Windows', () => {
    expect(process.platform).toBe('win32');
  });

  test('a file that is open cannot be replaced by renaming another one', () => {
    const [path, other] = [join(folder, 'open'), join(folder, 'other')];
    const file = openSync(path, 'w+');
    writeFileSync(other, 'new');
    expect(() => {
      renameSync(other, path);
    }).toThrow(/EPERM|EBUSY|EACCES/);
    closeSync(file);
    renameSync(other, path);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('names do not tell capital letters from small ones', () => {
    writeFileSync(join(folder, 'Name'), 'x');
    expect(readFileSync(join(folder, 'nAME'), 'utf8')).toBe('x');
  });
});

/** The records' first shape, a journal of lines, replaced its own open file when it was compacted: the planted fault. */
test('a journal that is compacted while it is open fails here', () => {
  const path = join(folder, 'records.journal');
  const file = openSync(path, 'a+');
  writeSync(file, 'line\n');
  writeFileSync(`${path}.new`, 'compacted\n');
  expect(() => {
    renameSync(`${path}.new`, path);
  }).toThrow(/EPERM|EBUSY|EACCES/);
  closeSync(file);
  unlinkSync(`${path}.new`);
});
