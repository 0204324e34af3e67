import type { Settings } from '../../../common/settings/settings';
import type { Logger, SettingsStore } from '../../services/ports';
import { openElectronStore } from './open-electron-store';

/** What the user chose, in `settings.json`; read once, then kept in memory. */
export class ElectronSettingsStore implements SettingsStore {
  private readonly file;
  private values: Partial<Settings>;

  constructor(folder: string, logger: Logger, now: () => number) {
    this.file = openElectronStore<Partial<Settings>>(folder, 'settings', {}, logger, now);
    this.values = this.file.get('value');
  }

  read(): Partial<Settings> {
    return this.values;
  }

  write(values: Partial<Settings>): void {
    this.file.set('value', values);
    this.values = values;
  }
}
