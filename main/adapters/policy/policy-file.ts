import { open } from 'node:fs/promises';
import type { PolicyReading, PolicySource } from '../../services/ports';

const maxBytes = 256 * 1024;

/** A JSON file that holds a policy. */
export class PolicyFile implements PolicySource {
  readonly id: string;
  readonly origin: string;

  constructor(private readonly path: string) {
    this.id = `file ${path}`;
    this.origin = path;
  }

  async read(): Promise<PolicyReading> {
    let bytes: Buffer | null;
    try {
      bytes = await readBounded(this.path);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'erro';
      // A file where a folder should be holds no policy either.
      if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
      return { kind: 'unreadable', why: `o arquivo não pôde ser lido (${code}).` };
    }
    if (bytes === null) return { kind: 'unreadable', why: 'o arquivo é grande demais.' };
    return parsePolicyText(bytes.toString('utf8'));
  }
}

/** A policy's text, which is to be JSON; an editor's byte order mark does no harm. */
export function parsePolicyText(text: string): PolicyReading {
  try {
    return { kind: 'found', json: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return { kind: 'unreadable', why: 'não é um JSON válido.' };
  }
}

/** null = more than a policy can have. */
async function readBounded(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(maxBytes + 1);
    let length = 0;
    for (let bytesRead = -1; bytesRead !== 0 && length < buffer.length; length += bytesRead) {
      ({ bytesRead } = await file.read(buffer, length, buffer.length - length, length));
    }
    return length > maxBytes ? null : buffer.subarray(0, length);
  } finally {
    await file.close();
  }
}
