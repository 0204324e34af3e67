import { app } from 'electron';
import { systemClock } from '../../adapters/electron/system-clock';
import { InMemorySecretStore } from '../../adapters/secrets/in-memory-secret-store';
import { SafeStorageSecretStore } from '../../adapters/secrets/safe-storage-secret-store';
import { ElectronSettingsStore } from '../../adapters/store/electron-settings-store';
import { FileMemory } from '../../adapters/store/file-memory';
import type { Logger } from '../../services/ports';
import { CompanyPolicy } from '../../services/settings/company-policy';
import { SettingsService } from '../../services/settings/settings-service';
import type { AppConfig } from '../config';
import type { Folders } from '../folders';
import { policyPlaces } from './policy-places';

export interface ComposedSettings {
  settings: SettingsService;
  policy: CompanyPolicy;
}

/**
 * Policy, secrets and settings, in the state in which they are found; they come first, because a provision file may change
 * them before anything else is made. Call only when the app is ready. `tell` takes what the user must know about damage
 * found, in pt-BR.
 */
export async function composeSettings(
  config: AppConfig,
  folders: Folders,
  logger: Logger,
  tell: (notice: string) => void,
): Promise<ComposedSettings> {
  const { now } = systemClock;
  const [policy, secrets] = await Promise.all([
    composePolicy(config, folders, logger),
    config.isDemo ? new InMemorySecretStore() : SafeStorageSecretStore.open(folders.data, logger, now, tell),
  ]);
  const store = new ElectronSettingsStore(folders.data, logger, now, tell);
  return { settings: new SettingsService({ store, secrets, policy }), policy };
}

/** The company's policy, read for the first time. */
async function composePolicy(config: AppConfig, folders: Folders, logger: Logger): Promise<CompanyPolicy> {
  const policy = new CompanyPolicy({
    ...(await policyPlaces({
      override: config.policyOverride,
      isPackaged: app.isPackaged,
      platform: process.platform,
    })),
    lastGood: new FileMemory(folders.lastGoodPolicy),
    logger,
  });
  await policy.check();
  return policy;
}
