import { AppError } from '../../../common/errors';
import type { LookupListName } from '../../../common/lookups';
import type { SecretName, SecretProtection, Settings } from '../../../common/settings/settings';
import type {
  CachedLookup,
  Logger,
  LookupCache,
  RecordStore,
  SecretStore,
  SettingsStore,
} from '../../../main/services/ports';
import { Listeners } from '../../../main/services/listeners';
import { emptyPolicy, type Policy } from '../../../main/services/settings/resolve-settings';
import type { CollectionName, StoreChange, StoredShapes } from '../../../main/services/stored-shapes';

/** What lies on the disk: survives the `InMemoryRecordStore` over it, as files survive a process. */
export type Disk = Map<string, unknown>;

export class InMemoryRecordStore implements RecordStore {
  /** Commits still to fail with `storage-failed`. */
  failuresLeft = 0;
  /** A process that was killed writes nothing any more and gets no answer. */
  isDead = false;
  readonly commits: (readonly StoreChange[])[] = [];
  readonly #disk: Disk;

  constructor(disk: Disk = new Map()) {
    this.#disk = disk;
  }

  get<C extends CollectionName>(collection: C, id: string): StoredShapes[C] | undefined {
    return structuredClone(this.#disk.get(`${collection}/${id}`)) as StoredShapes[C] | undefined;
  }

  all<C extends CollectionName>(collection: C): StoredShapes[C][] {
    const entries = [...this.#disk].filter(([path]) => path.startsWith(`${collection}/`));
    return structuredClone(entries.map(([, value]) => value)) as StoredShapes[C][];
  }

  async commit(changes: readonly StoreChange[]): Promise<void> {
    await Promise.resolve();
    if (this.isDead) await new Promise(() => undefined);
    if (this.failuresLeft > 0) {
      this.failuresLeft -= 1;
      throw new AppError('storage-failed');
    }
    this.commits.push(changes);
    for (const { collection, id, value } of changes) {
      const path = `${collection}/${id}`;
      if (value === null) this.#disk.delete(path);
      else this.#disk.set(path, structuredClone(value));
    }
  }
}

export class InMemorySecretStore implements SecretStore {
  readonly #secrets = new Map<SecretName, string>();
  readonly #protection: SecretProtection;

  constructor(protection: SecretProtection = 'encrypted') {
    this.#protection = protection;
  }

  read(name: SecretName): string | null {
    return this.#secrets.get(name) ?? null;
  }

  write(name: SecretName, value: string): Promise<void> {
    if (value === '') this.#secrets.delete(name);
    else this.#secrets.set(name, value);
    return Promise.resolve();
  }

  protection(): SecretProtection {
    return this.#protection;
  }
}

export class InMemorySettingsStore implements SettingsStore {
  #values: Partial<Settings>;

  constructor(values: Partial<Settings> = {}) {
    this.#values = values;
  }

  read(): Partial<Settings> {
    return { ...this.#values };
  }

  write(values: Partial<Settings>): void {
    this.#values = { ...values };
  }
}

/** A computer without a policy. */
export const noPolicy = { current: () => emptyPolicy, changed: new Listeners<Policy>() };

export class InMemoryLookupCache implements LookupCache {
  readonly #lists = new Map<LookupListName, unknown>();

  read<N extends LookupListName>(name: N): CachedLookup<N> | null {
    return (this.#lists.get(name) as CachedLookup<N> | undefined) ?? null;
  }

  write<N extends LookupListName>(name: N, list: CachedLookup<N>): void {
    this.#lists.set(name, list);
  }
}

/** Keeps what was logged. */
export class RecordingLogger implements Logger {
  readonly lines: string[] = [];

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }
}
