import { app } from 'electron';
import { statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { systemRoot } from '../../adapters/policy/system-root';
import { provisionFiles } from '../../adapters/provision/provision-files';
import { SafeStorageSecretStore } from '../../adapters/secrets/safe-storage-secret-store';
import { FileMemory } from '../../adapters/store/file-memory';
import { AppError } from '../../../common/errors';
import type { Clock, Logger } from '../../services/ports';
import { Provisioner, type ProvisionRequest } from '../../services/settings/provisioner';
import type { SettingsService } from '../../services/settings/settings-service';
import type { AppConfig } from '../config';
import type { Folders } from '../folders';
import { isWrongAccount } from '../provision/account';
import type { ProvisionResult } from '../provision/exit-codes';

export interface ComposeProvisionerOptions {
  config: AppConfig;
  folders: Folders;
  settings: SettingsService;
  clock: Clock;
  logger: Logger;
}

/** Imports on demand, logs what became of it, and never rejects. */
export function composeProvisioner({ config, folders, settings, clock, logger }: ComposeProvisionerOptions) {
  const provisioner = new Provisioner({
    settings,
    files: provisionFiles,
    imported: new FileMemory(folders.importedProvision),
    reopenSecrets: () => SafeStorageSecretStore.open(folders.data, logger, clock.now, () => undefined),
    isWrongAccount: () =>
      isWrongAccount({
        platform: process.platform,
        uid: process.getuid?.() ?? null,
        home: userInfo().homedir,
        systemRoot: process.platform === 'win32' ? systemRoot() : null,
        hasOwnDataFolder: config.hasOwnDataFolder,
        dataOwner: ownerOf(app.getPath('userData')),
      }),
  });
  return async (request: ProvisionRequest): Promise<ProvisionResult> => {
    try {
      const outcome = await provisioner.import(request);
      logger.info('provision', { ...outcome });
      return { outcome };
    } catch (thrown) {
      const error = AppError.from(thrown).toData();
      logger.error('provision failed', { error });
      return { error };
    }
  };
}

function ownerOf(folder: string): number | null {
  return statSync(folder, { throwIfNoEntry: false })?.uid ?? null;
}
