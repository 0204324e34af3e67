import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { replaceFile } from '../../adapters/store/durable-file';
import type { ProvisionRequest } from '../../services/settings/provisioner';
import type { AppConfig } from '../config';
import type { ProvisionResult } from './exit-codes';

/** What a second start wants of the app that runs already. */
export interface HandOver {
  provision: ProvisionRequest;
  /** Names the file for the answer; null = none is waited for. */
  answerId: string | null;
}

const patienceMs = 30_000;
const pollMs = 100;
const answerIdPattern = /^[\da-f-]{36}$/;

/** The provision that a command line asks for; null = none. */
export function requestOf(config: AppConfig): ProvisionRequest | null {
  const { provisionFile, deletesProvisionFile, isProvisionOnly } = config;
  if (provisionFile === null) return null;
  // The app that runs may have been started elsewhere.
  return { path: resolve(provisionFile), deletesFile: deletesProvisionFile, mustLast: isProvisionOnly };
}

/** What goes along with a second start; {} = nothing. */
export function handOverOf(config: AppConfig): HandOver | Record<string, never> {
  const provision = requestOf(config);
  return provision === null ? {} : { provision, answerId: config.isProvisionOnly ? randomUUID() : null };
}

/** What a second start sent, if it is what `handOverOf` makes. */
export function readHandOver(data: unknown): HandOver | null {
  const { provision, answerId = null } = (data ?? {}) as Partial<Record<keyof HandOver, unknown>>;
  const { path, deletesFile, mustLast } = (provision ?? {}) as Partial<
    Record<keyof ProvisionRequest, unknown>
  >;
  if (typeof path !== 'string' || typeof deletesFile !== 'boolean' || typeof mustLast !== 'boolean')
    return null;
  if (answerId !== null && !(typeof answerId === 'string' && answerIdPattern.test(answerId))) return null;
  return { provision: { path, deletesFile, mustLast }, answerId };
}

const answerFile = (dataFolder: string, id: string) => join(dataFolder, `provision-answer-${id}.json`);

export async function answerHandOver(dataFolder: string, id: string, result: ProvisionResult): Promise<void> {
  await replaceFile(answerFile(dataFolder, id), Buffer.from(JSON.stringify(result)));
}

/** What the app that runs answers; null = nothing within half a minute. */
export async function awaitAnswer(dataFolder: string, id: string): Promise<ProvisionResult | null> {
  const path = answerFile(dataFolder, id);
  const start = Date.now();
  while (Date.now() - start < patienceMs) {
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text !== null) {
      await rm(path, { force: true });
      return JSON.parse(text) as ProvisionResult;
    }
    await wait(pollMs);
  }
  return null;
}
