import type { Settings } from '../../../common/settings/settings';
import type { Logger, SettingsStore } from '../../services/ports';
import { openElectronStore } from './open-electron-store';
import { storageError } from './storage-error';

/** What the user chose, in `settings.json`; read once, then kept in memory. `write` throws AppError `storage-failed`. */
export class ElectronSettingsStore implements SettingsStore {
  private readonly file;
  private values: Partial<Settings>;

  constructor(folder: string, logger: Logger, now: () => number, tell: (notice: string) => void) {
    this.file = openElectronStore<Partial<Settings>>(folder, 'settings', {}, logger, now, tell);
    this.values = this.file.get('value');
  }

  read(): Partial<Settings> {
    return this.values;
  }

  write(values: Partial<Settings>): void {
    try {
      this.file.set('value', values);
    } catch (error) {
      throw storageError(error);
    }
    this.values = values;
  }
}
