import { app, dialog, nativeTheme, session } from 'electron';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../common/errors';
import { startSandboxProcess } from '../adapters/electron/sandbox-process';
import { checkSpelling } from '../adapters/electron/spelling';
import { systemClock } from '../adapters/electron/system-clock';
import { createFileLogger } from '../adapters/log/file-logger';
import { Recurring } from '../services/recurring';
import { parseProvision } from '../services/settings/parse-provision';
import { tellOfPolicy } from '../services/settings/policy-notices';
import type { ProvisionRequest } from '../services/settings/provisioner';
import type { SettingsService } from '../services/settings/settings-service';
import { Notices } from '../services/status/notices';
import { serveApp } from '../windows/app-protocol';
import { denyPermissions } from '../windows/security';
import { composeDesktop } from './compose/desktop';
import { composeProvisioner } from './compose/provisioner';
import { composeServices, type Services } from './compose/services';
import { composeSettings } from './compose/settings';
import type { AppConfig } from './config';
import { logDefects } from './defects';
import { foldersIn } from './folders';
import { quitAfter } from './lifecycle';
import { noticeOf, tellOfProvision } from './provision/exit-codes';
import { answerHandOver, readHandOver, requestOf, type HandOver } from './provision/hand-over';
import { wireEvents } from './wire-events';

/** Lookup lists older than this are asked for again in the background. */
const lookupMaxAgeMs = 60 * 60 * 1000;
const lookupCheckMs = 10 * 60 * 1000;

/** Another policy counts without a restart, also where nobody looks at the app. */
const policyCheckMs = 5 * 60 * 1000;

const dictionaryName = 'pt-BR-3-0.bdic';

/** A request under way gets this long to end; if it does not, the next start finds out what became of it. */
const stopPatienceMs = 3000;

/** What the demo shows: a first attendance soon after the start, and more from time to time. */
const demoArgs = ['--first-attendance-after-ms=4000', '--attendance-every-ms=90000'];

/** Brings the app up once Electron is ready, or says why it cannot be. */
export function startOrSay(config: AppConfig): Promise<void> {
  return start(config).catch(failStart);
}

async function start(config: AppConfig): Promise<void> {
  const outFolder = join(import.meta.dirname, '..');
  const folders = foldersIn(app.getPath('userData'));
  const { logger, logs } = createFileLogger(folders.logs);
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
  const notices = new Notices();
  const { settings, policy } = await composeSettings(config, folders, logger, (text) => {
    notices.set(text, text);
  });
  tellOfPolicy(policy, notices);
  const provisioning = composeProvisioner({ config, folders, settings, clock: systemClock, logger });
  const provision = async (request: ProvisionRequest) => {
    const result = await provisioning(request);
    tellOfProvision(notices, request.path, result);
    return result;
  };
  const request = requestOf(config);
  if (config.isDemo) notices.set('demo', await connectToSandbox(settings, outFolder));
  else if (request !== null) await provision(request);
  const services = await composeServices({
    folders,
    settings,
    policy,
    logger,
    logs,
    isDemo: config.isDemo,
    recordsWorker: join(outFolder, 'records', 'records-worker.js'),
    notices,
  });
  nativeTheme.themeSource = settings.current()['appearance.theme'];
  const parts = composeDesktop({ services, logger, outFolder, dataFolder: folders.data });
  const { desktop } = parts;
  const takeHandOver = async ({ provision: wanted, answerId }: HandOver) => {
    const result = await provision(wanted);
    if (answerId !== null) await answerHandOver(folders.data, answerId, result);
  };
  const heedSecondStart = (data: unknown) => {
    const handOver = readHandOver(data);
    if (handOver?.answerId == null) void desktop.openInbox();
    if (handOver === null) return;
    void takeHandOver(handOver).catch((error: unknown) => {
      logger.error('provision not answered', { error });
    });
  };
  desktop.forms.prepare();
  if (settings.current()['karoo.baseUrl'] === '') void desktop.openSettings();
  else if (!config.isHidden) void desktop.openInbox();

  const policyCheck = new Recurring({
    clock: services.clock,
    everyMs: policyCheckMs,
    run: () => void policy.check(),
  });
  const lookupCheck = new Recurring({
    clock: services.clock,
    everyMs: lookupCheckMs,
    run: () => void services.lookups.refreshStale(lookupMaxAgeMs),
  });
  const stopListening = wireEvents({
    ...parts,
    services,
    policyCheck,
    lookupCheck,
    heedSecondStart,
    logger,
  });
  startWork(services);
  policyCheck.start();
  lookupCheck.runNow();
  logger.info('started', { version: app.getVersion(), electron: process.versions.electron });
  quitAfter(async () => {
    await desktop.forms.flushAll();
    stopListening();
    desktop.destroy();
    policyCheck.stop();
    lookupCheck.stop();
    await Promise.race([
      stopWork(services),
      new Promise<void>((done) => services.clock.after(stopPatienceMs, done)),
    ]);
    await services.close();
  });
}

/** Starts the demo's own Karoo and Bimer. Returns what the person must know about it, in pt-BR. */
async function connectToSandbox(settings: SettingsService, outFolder: string): Promise<string | null> {
  try {
    const sandbox = await startSandboxProcess(join(outFolder, 'sandbox', 'index.js'), demoArgs);
    // Secrets of the demo are worth nothing: nobody need be asked where they are kept.
    await settings.save({ ...parseProvision(sandbox.provision), acceptsMemoryOnly: true });
    return null;
  } catch (thrown) {
    return noticeOf({ error: AppError.from(thrown).toData() });
  }
}

/** Starts listening and sending. */
function startWork({ outbox, intake, globalShortcut, upkeep }: Services): void {
  outbox.start();
  intake.start();
  globalShortcut.start();
  upkeep.start();
}

async function stopWork({ outbox, intake, globalShortcut, upkeep }: Services): Promise<void> {
  globalShortcut.stop();
  upkeep.stop();
  await Promise.all([intake.stop(), outbox.stop()]);
}

/** Says why the app cannot start, and ends it. */
function failStart(thrown: unknown): void {
  const error = AppError.from(thrown);
  process.stderr.write(`${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`);
  dialog.showErrorBox('Karoo Bimer Companion não pôde iniciar', `${error.message}\n\n${error.action}`);
  app.exit(1);
}
