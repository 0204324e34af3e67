import type { Shortcut } from '../../../common/shortcuts/shortcut';
import { Listeners } from '../listeners';
import type { GlobalKeys } from '../ports';
import type { SettingsService } from '../settings/settings-service';

export interface GlobalShortcutOptions {
  keys: GlobalKeys;
  settings: Pick<SettingsService, 'current' | 'changed'>;
}

/** The one shortcut that works in every program: registered while the app runs, and again when the setting changes. */
export class GlobalShortcut {
  readonly pressed = new Listeners<null>();
  /** What `taken` says has changed. */
  readonly changed = new Listeners<Shortcut | null>();
  readonly #options: GlobalShortcutOptions;
  #registered: Shortcut | null = null;
  #taken: Shortcut | null = null;

  constructor(options: GlobalShortcutOptions) {
    this.#options = options;
    options.settings.changed.add(() => {
      this.#apply();
    });
  }

  start(): void {
    this.#apply();
  }

  stop(): void {
    if (this.#registered !== null) this.#options.keys.unregister(this.#registered);
    this.#registered = null;
  }

  /** The wanted shortcut while another program has it; null = ours works, or none is wanted. */
  taken(): Shortcut | null {
    return this.#taken;
  }

  /** One that was taken is tried again at every save: the other program may be gone. */
  #apply(): void {
    const { keys, settings } = this.#options;
    const wanted = settings.current()['desktop.globalShortcut'];
    if (wanted !== '' && wanted === this.#registered) return;
    this.stop();
    const outcome =
      wanted === ''
        ? null
        : keys.register(wanted, () => {
            this.pressed.emit(null);
          });
    if (outcome === 'registered') this.#registered = wanted;
    this.#tell(outcome === 'taken' ? wanted : null);
  }

  #tell(taken: Shortcut | null): void {
    if (taken === this.#taken) return;
    this.#taken = taken;
    this.changed.emit(taken);
  }
}
