import { crc32 } from 'node:zlib';
import type { StoreChange } from '../../services/stored-shapes';

const chunkBytes = 512 * 1024;

/**
 * One journal line: `<crc32 of the JSON's bytes, 8 hex digits> <JSON>\n`. JSON escapes line breaks, so a reader
 * finds the next line even behind a damaged one.
 */
export function encodeLine(value: unknown): Buffer {
  const json = JSON.stringify(value);
  const checksum = crc32(Buffer.from(json)).toString(16).padStart(8, '0');
  return Buffer.from(`${checksum} ${json}\n`);
}

/**
 * A whole journal that holds just these records, a chunk at a time: thousands of records are never encoded at one
 * go, which would keep the app from answering.
 */
export function* snapshotLines(version: number, changes: Iterable<StoreChange>): Generator<Buffer> {
  let chunk = [encodeLine({ version })];
  let size = 0;
  for (const change of changes) {
    const line = encodeLine([change]);
    chunk.push(line);
    size += line.length;
    if (size < chunkBytes) continue;
    yield Buffer.concat(chunk);
    chunk = [];
    size = 0;
  }
  yield Buffer.concat(chunk);
}

export interface DecodedJournal {
  values: unknown[];
  /** Whole lines that failed their check: real damage. */
  damagedLines: number;
  /** Length in bytes up to the end of the last line that is whole; what follows was cut off in mid-write. */
  wholeBytes: number;
}

const newline = 0x0a;

/** Reads as many good lines as there are; never throws. */
export function decodeJournal(bytes: Buffer): DecodedJournal {
  const values: unknown[] = [];
  let damagedLines = 0;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(newline, start);
    if (end === -1) break;
    const decoded = decodeLine(bytes.subarray(start, end));
    if (decoded) values.push(decoded.value);
    else damagedLines += 1;
    start = end + 1;
  }
  return { values, damagedLines, wholeBytes: start };
}

function decodeLine(line: Buffer): { value: unknown } | null {
  const json = line.subarray(9);
  if (
    line.length < 10 ||
    line.subarray(0, 8).toString('latin1') !== crc32(json).toString(16).padStart(8, '0')
  ) {
    return null;
  }
  try {
    return { value: JSON.parse(json.toString('utf8')) as unknown };
  } catch {
    return null;
  }
}
