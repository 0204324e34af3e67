import { app } from 'electron';
import { systemClock } from '../../adapters/electron/system-clock';
import { createFileLogger } from '../../adapters/log/file-logger';
import { AppError } from '../../../common/errors';
import { provisionTexts } from '../../../common/texts/provision';
import { composeProvisioner } from '../compose/provisioner';
import { composeSettings } from '../compose/settings';
import type { AppConfig } from '../config';
import { foldersIn } from '../folders';
import { exitCodeOf, noticeOf, type ProvisionResult } from './exit-codes';
import { awaitAnswer, requestOf, type HandOver } from './hand-over';

/** `--provision-only` where no app runs yet: imports and ends, without windows. */
export async function provisionOnly(config: AppConfig): Promise<void> {
  const folders = foldersIn(app.getPath('userData'));
  const { logger } = createFileLogger(folders.logs);
  try {
    const request = requestOf(config);
    if (request === null) throw new AppError('invalid-input', provisionTexts.noFile);
    const { settings } = await composeSettings(config, folders, logger, say);
    const run = composeProvisioner({ config, folders, settings, clock: systemClock, logger });
    endWith(await run(request));
  } catch (thrown) {
    const error = AppError.from(thrown).toData();
    logger.error('provision failed', { error });
    endWith({ error });
  }
}

/** A second start: the app that runs has been told; with `--provision-only` its answer is this one's exit code. */
export async function endSecondStart(handOver: HandOver | Record<string, never>): Promise<void> {
  const { answerId = null } = handOver as Partial<HandOver>;
  if (answerId === null) {
    app.exit(0);
    return;
  }
  const answer = await awaitAnswer(app.getPath('userData'), answerId);
  endWith(answer ?? { error: new AppError('timeout', provisionTexts.noAnswer).toData() });
}

function endWith(result: ProvisionResult): void {
  const notice = noticeOf(result);
  if (notice !== '') say(notice);
  app.exit(exitCodeOf(result));
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
