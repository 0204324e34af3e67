import { app } from 'electron';
import { systemClock } from '../adapters/electron/system-clock';
import { InMemorySecretStore } from '../adapters/secrets/in-memory-secret-store';
import { SafeStorageSecretStore } from '../adapters/secrets/safe-storage-secret-store';
import { FileMemory } from '../adapters/store/file-memory';
import type { Logger } from '../services/ports';
import { CompanyPolicy } from '../services/settings/company-policy';
import type { SettingsService } from '../services/settings/settings-service';
import { composeSettings } from './compose';
import type { AppConfig } from './config';
import type { Folders } from './folders';
import { policyPlaces } from './policy-places';

export interface OpenedSettings {
  settings: SettingsService;
  policy: CompanyPolicy;
}

/**
 * Policy, secrets and settings, in the state in which they are found. Call only when the app is ready. `tell` takes what the
 * person must know about damage found, in pt-BR.
 */
export async function openSettings(
  config: AppConfig,
  folders: Folders,
  logger: Logger,
  tell: (notice: string) => void,
): Promise<OpenedSettings> {
  const [policy, secrets] = await Promise.all([
    openPolicy(config, folders, logger),
    config.isDemo
      ? new InMemorySecretStore()
      : SafeStorageSecretStore.open(folders.data, logger, systemClock.now, tell),
  ]);
  return { settings: composeSettings({ folders, policy, secrets, logger, tell }), policy };
}

/** The company's policy, read for the first time. */
async function openPolicy(config: AppConfig, folders: Folders, logger: Logger): Promise<CompanyPolicy> {
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
