import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LookupListName } from '../../../common/lookups';
import type { CachedLookup, Logger, LookupCache } from '../../services/ports';
import { replaceFile } from './durable-file';
import { storageError } from './storage-error';

/** So many items are turned into JSON before the app gets its turn again. */
const itemsAtOnce = 1000;

/** `{"version":1,"value":…}`, a chunk at a time: a list may have 100,000 items. */
function* chunksOf({ items, ...rest }: CachedLookup): Generator<Buffer> {
  yield Buffer.from(`{"version":1,"value":${JSON.stringify(rest).slice(0, -1)},"items":[`);
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const json = JSON.stringify(items.slice(at, at + itemsAtOnce)).slice(1, -1);
    yield Buffer.from(at === 0 ? json : `,${json}`);
  }
  yield Buffer.from(']}}');
}

/**
 * One JSON file a lookup list, read when first asked for. Not electron-store's: that one reads, checks and writes all of
 * it in one go at every change, which for a long list stops the app for a second. Files are written behind the answer;
 * a damaged or lost one is no news, as Bimer has the list still.
 */
export class FileLookupCache implements LookupCache {
  readonly #folder: string;
  readonly #logger: Logger;
  readonly #lists = new Map<LookupListName, CachedLookup | null>();
  /** What is to be written after what is being written. */
  readonly #waiting = new Map<LookupListName, CachedLookup>();
  readonly #writing = new Map<LookupListName, Promise<void>>();

  constructor(folder: string, logger: Logger) {
    this.#folder = folder;
    this.#logger = logger;
  }

  read<N extends LookupListName>(name: N): CachedLookup<N> | null {
    if (!this.#lists.has(name)) this.#lists.set(name, this.#load(name));
    return (this.#lists.get(name) ?? null) as CachedLookup<N> | null;
  }

  write<N extends LookupListName>(name: N, list: CachedLookup<N>): void {
    this.#lists.set(name, list);
    this.#waiting.set(name, list);
    if (this.#writing.has(name)) return;
    const work = this.#writeWaiting(name).finally(() => this.#writing.delete(name));
    this.#writing.set(name, work);
  }

  /** Resolves when what was written before is on the disk. */
  async close(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  async #writeWaiting(name: LookupListName): Promise<void> {
    for (let list = this.#waiting.get(name); list; list = this.#waiting.get(name)) {
      this.#waiting.delete(name);
      try {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 });
        await replaceFile(this.#pathOf(name), chunksOf(list));
      } catch (error) {
        // The list works without its file until the app quits.
        this.#logger.warn('lookup list not written', { name, code: storageError(error).detail });
      }
    }
  }

  #load(name: LookupListName): CachedLookup | null {
    try {
      const stored = JSON.parse(readFileSync(this.#pathOf(name), 'utf8')) as { value?: CachedLookup | null };
      return Array.isArray(stored.value?.items) ? stored.value : null;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        this.#logger.warn('lookup list not read', { name });
      }
      return null;
    }
  }

  #pathOf(name: LookupListName): string {
    return join(this.#folder, `${name}.json`);
  }
}
