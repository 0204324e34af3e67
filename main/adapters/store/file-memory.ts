import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Memory } from '../../services/ports';
import { replaceFile } from './durable-file';

interface Kept {
  version: 1;
  sha256: string;
  /** JSON, as the hash is of its text. */
  text: string;
}

/** A value in a file of its own with its hash, so that damage is seen; what is damaged or missing is null. */
export class FileMemory<T> implements Memory<T> {
  constructor(private readonly path: string) {}

  async read(): Promise<T | null> {
    try {
      const { sha256, text } = JSON.parse(await readFile(this.path, 'utf8')) as Kept;
      return hashOf(text) === sha256 ? (JSON.parse(text) as T) : null;
    } catch {
      return null;
    }
  }

  async write(value: T): Promise<void> {
    const text = JSON.stringify(value);
    const kept: Kept = { version: 1, sha256: hashOf(text), text };
    await replaceFile(this.path, Buffer.from(JSON.stringify(kept)));
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
