import type { Session } from 'electron';
import { readFile, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../../common/errors';
import type { Logger } from '../../services/ports';
import { replaceFile } from '../store/durable-file';

export interface SpellingFiles {
  /** The dictionary that comes with the app. */
  shipped: string;
  /** Where Chromium looks for it: `Dictionaries/pt-BR-3-0.bdic` in the data folder. */
  used: string;
}

/**
 * Spelling in pt-BR. macOS and its own checker find the language by themselves. Elsewhere Electron would fetch a
 * dictionary from a server of Google's; this app speaks to the company's two servers only, so the address leads nowhere
 * and the app brings its own. Without it the fields work all the same.
 */
export async function checkSpelling(session: Session, files: SpellingFiles, logger: Logger): Promise<void> {
  if (process.platform === 'darwin') return;
  session.setSpellCheckerDictionaryDownloadURL('nowhere://none/');
  session.setSpellCheckerLanguages([]);
  try {
    await putDictionary(files);
    session.setSpellCheckerLanguages(['pt-BR']);
  } catch (thrown) {
    logger.warn('spelling dictionary not written', { detail: AppError.from(thrown).detail });
  }
}

async function putDictionary({ shipped, used }: SpellingFiles): Promise<void> {
  const { size } = await stat(shipped);
  const present = await stat(used).catch(() => null);
  if (present?.size === size) return;
  await mkdir(dirname(used), { recursive: true });
  await replaceFile(used, await readFile(shipped));
}
