/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous successors do not exist in every Electron we run on */
import { safeStorage } from 'electron';
import { join } from 'node:path';
import { AppError } from '../../../common/errors';
import { secretNames, type SecretName, type SecretProtection } from '../../../common/settings/settings';
import type { Logger, SecretStore } from '../../services/ports';
import { readSecretsFile, writeSecretsFile, type Ciphertexts } from './secrets-file';

/**
 * Secrets encrypted by the system's keyring in `secrets.json`. Where there is no keyring (Electron then offers a
 * key that everybody knows) nothing is written: secrets stay in memory until the app quits.
 */
export class SafeStorageSecretStore implements SecretStore {
  private constructor(
    private readonly path: string,
    private readonly ciphertexts: Ciphertexts,
    private readonly clear: Map<SecretName, string>,
  ) {}

  /** Call only when the app is ready. Secrets that cannot be decrypted are left on disk and count as missing. */
  static async open(
    folder: string,
    logger: Logger,
    now: () => number,
    tell: (notice: string) => void,
  ): Promise<SafeStorageSecretStore> {
    const path = join(folder, 'secrets.json');
    const ciphertexts = await readSecretsFile(path, { logger, now, tell });
    const clear = new Map<SecretName, string>();
    if (canEncrypt()) {
      for (const name of secretNames) {
        const ciphertext = ciphertexts[name];
        if (ciphertext === undefined) continue;
        const secret = decrypt(ciphertext);
        if (secret === null) logger.warn('secret cannot be decrypted', { name });
        else clear.set(name, secret);
      }
    }
    return new SafeStorageSecretStore(path, ciphertexts, clear);
  }

  read(name: SecretName): string | null {
    return this.clear.get(name) ?? null;
  }

  async write(name: SecretName, value: string): Promise<void> {
    if (canEncrypt()) {
      const next = { ...this.ciphertexts };
      if (value === '') Reflect.deleteProperty(next, name);
      else next[name] = safeStorage.encryptString(value).toString('base64');
      await this.persist(next);
    }
    if (value === '') this.clear.delete(name);
    else this.clear.set(name, value);
  }

  protection(): SecretProtection {
    return canEncrypt() ? 'encrypted' : 'memory';
  }

  private async persist(secrets: Ciphertexts): Promise<void> {
    try {
      await writeSecretsFile(this.path, secrets);
    } catch (error) {
      throw new AppError('storage-failed', { cause: error });
    }
    for (const name of secretNames) {
      if (secrets[name] === undefined) Reflect.deleteProperty(this.ciphertexts, name);
      else this.ciphertexts[name] = secrets[name];
    }
  }
}

function canEncrypt(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());
}

function decrypt(base64: string): string | null {
  const ciphertext = Buffer.from(base64, 'base64');
  // On Linux the prefix v10 marks the well-known key: such a file was not written by us.
  if (process.platform === 'linux' && ciphertext.subarray(0, 3).toString('latin1') === 'v10') return null;
  try {
    return safeStorage.decryptString(ciphertext);
  } catch {
    return null;
  }
}
