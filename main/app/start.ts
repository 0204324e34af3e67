import { app, dialog, nativeTheme, powerMonitor, session } from 'electron';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../common/errors';
import { startSandboxProcess } from '../adapters/electron/sandbox-process';
import { checkSpelling } from '../adapters/electron/spelling';
import { systemClock } from '../adapters/electron/system-clock';
import { createFileLogger } from '../adapters/log/file-logger';
import { InMemorySecretStore } from '../adapters/secrets/in-memory-secret-store';
import { SafeStorageSecretStore } from '../adapters/secrets/safe-storage-secret-store';
import { FileMemory } from '../adapters/store/file-memory';
import type { Logger } from '../services/ports';
import { CompanyPolicy } from '../services/settings/company-policy';
import type { SettingsService } from '../services/settings/settings-service';
import { serveApp } from '../windows/app-protocol';
import { denyPermissions } from '../windows/security';
import { compose, composeSettings, type Services } from './compose';
import type { AppConfig } from './config';
import { logDefects } from './defects';
import { Desktop } from './desktop';
import { foldersIn, type Folders } from './folders';
import { applyProvision, importProvision } from './import-provision';
import { quitAfter } from './lifecycle';
import { policyPlaces } from './policy-places';
import { followPolicy } from './follow-policy';

/** Lookup lists older than this are asked for again in the background. */
const lookupMaxAgeMs = 60 * 60 * 1000;
const lookupCheckMs = 10 * 60 * 1000;

const dictionaryName = 'pt-BR-3-0.bdic';

/** A request under way gets this long to end; if it does not, the next start finds out what became of it. */
const stopPatienceMs = 3000;

/** What the demo shows: a first attendance soon after the start, and more from time to time. */
const demoArgs = ['--first-attendance-after-ms=4000', '--attendance-every-ms=90000'];

/** Brings the app up once Electron is ready. */
export async function start(config: AppConfig): Promise<void> {
  const outFolder = join(import.meta.dirname, '..');
  const folders = foldersIn(app.getPath('userData'));
  const logger = createFileLogger(folders.logs);
  logDefects(logger);
  // Every demo starts with a new sandbox, to which the records of the last one mean nothing.
  if (config.isDemo && !config.hasOwnDataFolder) await rm(folders.records, { recursive: true, force: true });
  serveApp(session.defaultSession, join(outFolder, 'renderer'));
  denyPermissions(session.defaultSession);
  // Before anything else could ask for a dictionary: this keeps Electron from fetching one.
  void checkSpelling(
    session.defaultSession,
    {
      shipped: join(outFolder, 'main', 'dictionaries', dictionaryName),
      used: join(folders.dictionaries, dictionaryName),
    },
    logger,
  );
  const damage: string[] = [];
  const tell = (notice: string) => damage.push(notice);
  const [policy, secrets] = await Promise.all([
    openPolicy(config, folders, logger),
    config.isDemo
      ? new InMemorySecretStore()
      : SafeStorageSecretStore.open(folders.data, logger, systemClock.now, tell),
  ]);
  const settings = composeSettings({ folders, policy, secrets, logger, tell });
  const notice = await provision(config, settings, outFolder);
  const services = await compose({
    folders,
    settings,
    policy,
    logger,
    isDemo: config.isDemo,
    notices: [...damage, ...(notice === null ? [] : [notice])],
  });
  nativeTheme.themeSource = settings.current()['appearance.theme'];

  const desktop = new Desktop(services, logger, outFolder, folders.data);
  app.on('second-instance', () => void desktop.openInbox());
  app.on('activate', () => void desktop.openInbox());
  desktop.forms.prepare();
  if (settings.current()['karoo.baseUrl'] === '') void desktop.openSettings();
  else if (!config.isHidden) void desktop.openInbox();

  const stopWork = startWork(services, desktop, logger);
  quitAfter(async () => {
    await desktop.close();
    await Promise.race([stopWork(), new Promise<void>((done) => services.clock.after(stopPatienceMs, done))]);
    await services.close();
  });
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

/** Imports what the command line asks for. Returns what the person must know about it, in pt-BR. */
async function provision(
  config: AppConfig,
  settings: SettingsService,
  outFolder: string,
): Promise<string | null> {
  try {
    if (config.isDemo) {
      const sandbox = await startSandboxProcess(join(outFolder, 'sandbox', 'index.js'), demoArgs);
      await applyProvision(sandbox.provision, settings);
    } else if (config.provisionFile !== null) {
      await importProvision(config.provisionFile, settings);
    }
    return null;
  } catch (thrown) {
    const error = AppError.from(thrown);
    return [error.message, ...Object.values(error.fields ?? {}), error.action].join(' ');
  }
}

/** Starts listening and sending; returns what stops it. */
function startWork(services: Services, desktop: Desktop, logger: Logger): () => Promise<void> {
  const { intake, outbox, lookups, bimer, settings, policy, globalShortcut, clock } = services;
  const resume = () => {
    intake.reconnectNow();
    outbox.retryNow();
  };
  const refreshLookups = () => {
    void lookups.refreshStale(lookupMaxAgeMs);
  };
  settings.changed.add((values) => {
    nativeTheme.themeSource = values['appearance.theme'];
    bimer.forget();
    resume();
    refreshLookups();
  });
  // Whoever reaches Karoo again has the network back.
  intake.stateChanged.add(({ state }) => {
    if (state === 'online') outbox.retryNow();
  });
  powerMonitor.on('resume', resume);
  const saveTyped = () => void desktop.forms.flushAll();
  powerMonitor.on('suspend', saveTyped);
  powerMonitor.on('shutdown', saveTyped);
  outbox.start();
  intake.start();
  globalShortcut.start();
  let cancelCheck: () => void = () => undefined;
  const checkLookups = () => {
    refreshLookups();
    cancelCheck = clock.after(lookupCheckMs, checkLookups);
  };
  checkLookups();
  const stopFollowing = followPolicy(policy, clock);
  logger.info('started', { version: app.getVersion(), electron: process.versions.electron });
  return async () => {
    cancelCheck();
    stopFollowing();
    globalShortcut.stop();
    await Promise.all([intake.stop(), outbox.stop()]);
  };
}

/** Says why the app cannot start, and ends it. */
export function failStart(thrown: unknown): void {
  const error = AppError.from(thrown);
  process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
  dialog.showErrorBox('Karoo Bimer Companion não pôde iniciar', `${error.message}\n\n${error.action}`);
  app.exit(1);
}
