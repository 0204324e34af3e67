import type { Logger } from '../../services/ports';
import { openElectronStore } from './open-electron-store';

/** A small value about the windows in `windows.json`; read once. What cannot be used counts as the initial value. */
export class ElectronWindowPlaces<T extends object> {
  private readonly file;
  private value: T;

  constructor(
    folder: string,
    initial: T,
    isUsable: (value: unknown) => value is T,
    private readonly logger: Logger,
    now: () => number,
  ) {
    // Nobody needs to be told that a window forgot its place.
    this.file = openElectronStore<T>(folder, 'windows', initial, logger, now, () => undefined);
    const stored: unknown = this.file.get('value');
    this.value = isUsable(stored) ? stored : initial;
  }

  read(): T {
    return this.value;
  }

  /** A place that cannot be written down is no reason to disturb anybody. */
  write(value: T): void {
    this.value = value;
    try {
      this.file.set({ version: 1, value });
    } catch (error) {
      this.logger.warn('window places not written', { code: (error as NodeJS.ErrnoException).code });
    }
  }
}
