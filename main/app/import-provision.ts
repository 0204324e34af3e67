import { readFile } from 'node:fs/promises';
import { AppError } from '../../common/errors';
import { parseProvision } from '../services/settings/parse-provision';
import type { SettingsService } from '../services/settings/settings-service';

/**
 * Imports the connections and secrets of a provision file into settings and secret store. Rejects with an AppError
 * that says what is wrong with the file; nothing is changed then.
 */
export async function importProvision(path: string, settings: SettingsService): Promise<void> {
  let content: unknown;
  try {
    content = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new AppError('invalid-input', {
      message: `O arquivo de provisionamento ${path} não pôde ser lido.`,
      action: 'Confira se o arquivo existe e é um JSON válido.',
      cause: error,
    });
  }
  await applyProvision(content, settings);
}

/** As `importProvision`, for content already at hand. */
export async function applyProvision(content: unknown, settings: SettingsService): Promise<void> {
  // Without a keyring the secrets live until the app quits; they come with every start, so nobody need be asked.
  await settings.save({ ...parseProvision(content), acceptsMemoryOnly: true });
}
