import type { LookupListName } from '../../../common/lookups';
import type { SecretName, SecretProtection, Settings } from '../../../common/settings/settings';
import type {
  CachedLookup,
  Logger,
  LookupCache,
  SecretStore,
  SettingsStore,
} from '../../../main/services/ports';
import { Listeners } from '../../../main/services/listeners';
import { emptyPolicy, type Policy } from '../../../main/services/settings/resolve-settings';

export { InMemoryRecordStore, type Disk } from './in-memory-record-store';

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
