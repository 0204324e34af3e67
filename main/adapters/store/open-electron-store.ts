import ElectronStore from 'electron-store';
import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../../services/ports';

/** A versioned file of one value; the version tells a later release which step forward it needs. */
export interface StoredFile<T> {
  version: 1;
  value: T;
}

/**
 * Opens `<folder>/<name>.json`. A file that is no JSON is renamed with the date and its last good copy (`.bak`)
 * takes its place; it is never silently replaced by defaults.
 */
export function openElectronStore<T>(
  folder: string,
  name: string,
  initial: T,
  logger: Logger,
  now: () => number,
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
      if (existsSync(path)) copyFileSync(path, backup);
      return store;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      renameSync(path, `${path}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}`);
      logger.warn('damaged file set aside', { name });
      if (existsSync(backup)) renameSync(backup, path);
    }
  }
}
