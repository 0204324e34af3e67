import type { SecretName, SecretProtection } from '../../../common/settings/settings';
import type { SecretStore } from '../../services/ports';

/** Secrets of the demo: they are worth nothing and are gone when the app quits. */
export class InMemorySecretStore implements SecretStore {
  private readonly secrets = new Map<SecretName, string>();

  read(name: SecretName): string | null {
    return this.secrets.get(name) ?? null;
  }

  write(name: SecretName, value: string): Promise<void> {
    if (value === '') this.secrets.delete(name);
    else this.secrets.set(name, value);
    return Promise.resolve();
  }

  protection(): SecretProtection {
    return 'memory';
  }
}
