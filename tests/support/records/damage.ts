import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Flips one bit of the last letter of a text in a file. Of the places where it stands, the first one that `isMeant`
 * accepts by the byte before it.
 */
export function flipBitIn(
  path: string,
  text: string,
  isMeant: (before: string) => boolean = () => true,
): void {
  const bytes = readFileSync(path);
  let at = bytes.indexOf(text);
  while (at > 0 && !isMeant(String.fromCharCode(bytes[at - 1] ?? 0))) at = bytes.indexOf(text, at + 1);
  expect(at, `${text} in the file`).toBeGreaterThan(0);
  const last = at + Buffer.byteLength(text) - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

/** Overwrites the page where the file has the text, as a disk does that lost it. */
export function wipePageOf(path: string, text: string): void {
  const pageSize = 4096;
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  expect(at, `${text} in the file`).toBeGreaterThan(pageSize);
  const start = at - (at % pageSize);
  writeFileSync(path, bytes.fill(0xee, start, start + pageSize));
}

/** Names of the files that were set aside in the folder, the oldest first. */
export const copiesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^records\.(damaged|before-v\d+)-\d{4}-\d\d-\d\dT[\d.-]+Z\.db$/.test(name))
    .sort();
