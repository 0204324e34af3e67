import { closeSync, openSync, readSync } from 'node:fs';

interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  offset?: string;
}

/** Every file inside an asar archive with its text. */
export function readAsar(file: string): Map<string, string> {
  const descriptor = openSync(file, 'r');
  try {
    // Two pickles: the header's size, then the header with its own size and that of its JSON.
    const sizes = bytes(descriptor, 0, 16);
    const header = bytes(descriptor, 16, sizes.readUInt32LE(12)).toString('utf8');
    const dataStart = 8 + sizes.readUInt32LE(4);
    const texts = new Map<string, string>();
    collect(JSON.parse(header) as Entry, '', (path, { offset = '0', size = 0 }) => {
      texts.set(path, bytes(descriptor, dataStart + Number(offset), size).toString('latin1'));
    });
    return texts;
  } finally {
    closeSync(descriptor);
  }
}

function collect(entry: Entry, path: string, take: (path: string, entry: Entry) => void): void {
  if (entry.files === undefined) {
    take(path, entry);
    return;
  }
  for (const [name, child] of Object.entries(entry.files))
    collect(child, path === '' ? name : `${path}/${name}`, take);
}

function bytes(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  readSync(descriptor, buffer, 0, length, position);
  return buffer;
}
