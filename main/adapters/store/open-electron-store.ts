import ElectronStore from 'electron-store';
import { chmodSync, copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../services/ports';

/** A versioned file of one value; the version tells a later release which step forward it needs. */
export interface StoredFile<T> {
  version: 1;
  value: T;
}

/**
 * Opens `<folder>/<name>.json`. A file that is no JSON is renamed with the date and its last good copy (`.bak`)
 * takes its place; it is never silently replaced by defaults: `tell` is given the words for the person.
 */
export function openElectronStore<T>(
  folder: string,
  name: string,
  initial: T,
  logger: Logger,
  now: () => number,
  tell: (notice: string) => void,
): ElectronStore<StoredFile<T>> {
  const path = join(folder, `${name}.json`);
  const backup = `${path}.bak`;
  const create = () =>
    new ElectronStore<StoredFile<T>>({
      cwd: folder,
      name,
      defaults: { version: 1, value: initial } as never,
      configFileMode: 0o600,
    });
  for (;;) {
    try {
      const store = create();
      keepBackup(path, backup);
      return store;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const copy = `${path}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`;
      renameSync(path, copy);
      logger.warn('damaged file set aside', { name });
      tell(damagedFileNotice(copy, existsSync(backup)));
      if (existsSync(backup)) renameSync(backup, path);
    }
  }
}

/** The words for the person when a file that holds no records was damaged. */
export function damagedFileNotice(copy: string, isRestored: boolean): string {
  const outcome = isRestored
    ? 'A última cópia boa foi restaurada'
    : 'Não havia cópia boa: os valores padrão estão em uso';
  return `Um arquivo de configuração estava danificado. ${outcome}; o arquivo danificado foi guardado em ${copy}.`;
}

/** What has just been read well is the state to go back to. */
function keepBackup(path: string, backup: string): void {
  if (!existsSync(path)) return;
  chmodSync(path, 0o600);
  copyFileSync(path, backup);
}
