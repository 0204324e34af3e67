import { createHash } from 'node:crypto';
import { AppError } from '../../../common/errors';
import type { SettingsChange } from '../../../common/settings/settings-view';
import { secretNames } from '../../../common/settings/settings';
import { provisionTexts } from '../../../common/texts/provision';
import type { Memory, ProvisionFiles, SecretStore } from '../ports';
import { parseProvision } from './parse-provision';
import type { SettingsService } from './settings-service';

export interface ProvisionRequest {
  path: string;
  /** Once the secrets are kept encrypted, the file goes. */
  deletesFile: boolean;
  /** Secrets that would not outlive the process are refused. */
  mustLast: boolean;
}

export interface ProvisionOutcome {
  /** `unchanged`: the same content was imported before, and what came out of it may have been changed since. */
  status: 'imported' | 'unchanged';
  /** The file was to be deleted and is still there. */
  isLeft: boolean;
  /** What the person must know, in pt-BR. */
  warnings: string[];
}

export interface ProvisionerOptions {
  settings: Pick<SettingsService, 'save' | 'view'>;
  files: ProvisionFiles;
  /** Hash of the content that was imported last. */
  imported: Memory<string>;
  /** Reads the secrets from the disk again. */
  reopenSecrets: () => Promise<Pick<SecretStore, 'read'>>;
  /** Whether this process works for another account than the one whose data it holds. */
  isWrongAccount: () => boolean;
}

/** Imports the connections and secrets of a provision file, each content once. */
export class Provisioner {
  readonly #options: ProvisionerOptions;

  constructor(options: ProvisionerOptions) {
    this.#options = options;
  }

  /** Rejects with an AppError that says what is wrong; nothing is changed then. */
  async import(request: ProvisionRequest): Promise<ProvisionOutcome> {
    const { settings, files, imported, isWrongAccount } = this.#options;
    if (isWrongAccount()) throw new AppError('not-allowed', provisionTexts.wrongAccount);
    const text = await this.#read(request.path);
    const hash = createHash('sha256').update(text).digest('hex');
    const change = parseProvision(parseText(text, request.path));
    const isKnown = (await imported.read()) === hash && this.#holdsSecretsOf(change);
    if (!isKnown) {
      await settings.save({ ...change, acceptsMemoryOnly: !request.mustLast });
      await imported.write(hash);
    }
    const status = isKnown ? 'unchanged' : 'imported';
    if (request.deletesFile) return { status, ...(await this.#delete(request.path, change)) };
    const reader = hasSecrets(change) ? await files.readers(request.path) : 'owner';
    const warnings = {
      owner: [],
      others: [provisionTexts.readableByOthers(request.path)],
      unknown: [provisionTexts.mayBeReadable(request.path)],
    }[reader];
    return { status, isLeft: false, warnings };
  }

  async #read(path: string): Promise<string> {
    try {
      return await this.#options.files.read(path);
    } catch (error) {
      throw new AppError('invalid-input', { ...provisionTexts.unreadable(path), cause: error });
    }
  }

  #holdsSecretsOf(change: SettingsChange): boolean {
    const { secrets } = this.#options.settings.view();
    return secretNames.every((name) => (change.secrets[name] ?? '') === '' || secrets[name]);
  }

  async #delete(path: string, change: SettingsChange): Promise<{ isLeft: boolean; warnings: string[] }> {
    const { settings, files, reopenSecrets } = this.#options;
    if (hasSecrets(change)) {
      if (settings.view().protection !== 'encrypted')
        return { isLeft: true, warnings: [provisionTexts.keptWithoutKeyring(path)] };
      const kept = await reopenSecrets();
      const isKept = secretNames.every((name) => {
        const wanted = change.secrets[name] ?? '';
        // One that was replaced since by the person is kept as well.
        return wanted === '' || (kept.read(name) ?? '') !== '';
      });
      if (!isKept) throw new AppError('storage-failed', provisionTexts.notKept);
    }
    try {
      await files.remove(path);
      return { isLeft: false, warnings: [] };
    } catch {
      return { isLeft: true, warnings: [provisionTexts.notDeleted(path)] };
    }
  }
}

function hasSecrets({ secrets }: SettingsChange): boolean {
  return Object.values(secrets).some((secret) => secret !== '');
}

function parseText(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('invalid-input', { ...provisionTexts.unreadable(path), cause: error });
  }
}
