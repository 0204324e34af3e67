// Writes a small Electron archive (asar): a JSON table of contents, then the files one after the other.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packs the files of a flat folder. A folder in the archive's place would do for Electron, but not for electron-builder. */
export function writeAsar(folder, target) {
  const contents = readdirSync(folder).map((name) => ({ name, data: readFileSync(join(folder, name)) }));
  let offset = 0;
  const files = {};
  for (const { name, data } of contents) {
    files[name] = { size: data.length, offset: String(offset) };
    offset += data.length;
  }
  writeFileSync(
    target,
    Buffer.concat([header(JSON.stringify({ files })), ...contents.map(({ data }) => data)]),
  );
}

/** Chromium "pickles": the length of the table, then the table as a string padded to four bytes. */
function header(json) {
  const text = Buffer.from(json, 'utf8');
  const padded = Math.ceil(text.length / 4) * 4;
  const buffer = Buffer.alloc(16 + padded);
  buffer.writeUInt32LE(4, 0); // bytes of the number that follows
  buffer.writeUInt32LE(padded + 8, 4); // bytes of the second pickle
  buffer.writeUInt32LE(padded + 4, 8); // bytes of its content
  buffer.writeInt32LE(text.length, 12); // bytes of the string
  text.copy(buffer, 16);
  return buffer;
}
