import type { EventMap, EventName } from '../../common/ipc/contract';
import type { AppTray } from '../tray/tray';
import type { FormWindows } from '../windows/form-windows';
import type { SingleWindows } from '../windows/single-windows';
import type { WindowRegistry } from '../windows/window-registry';

export interface DesktopOptions {
  registry: WindowRegistry;
  forms: FormWindows;
  singles: SingleWindows;
  tray: AppTray;
}

/** What the user sees of the app: its windows and its place in the tray. What they show, and when, others decide. */
export class Desktop {
  readonly forms: FormWindows;
  readonly tray: AppTray;
  readonly #registry: WindowRegistry;
  readonly #singles: SingleWindows;

  constructor({ registry, forms, singles, tray }: DesktopOptions) {
    this.forms = forms;
    this.tray = tray;
    this.#registry = registry;
    this.#singles = singles;
  }

  openInbox(): Promise<void> {
    return this.#singles.open('inbox');
  }

  openSettings(): Promise<void> {
    return this.#singles.open('settings');
  }

  /** Tells every window. */
  broadcast<E extends EventName>(event: E, payload: EventMap[E]): void {
    this.#registry.broadcast(event, payload);
  }

  /** Ends all windows for good, with whatever is typed in them, and leaves the tray. */
  destroy(): void {
    this.tray.destroy();
    for (const { window } of this.#registry.all()) window.destroy();
  }
}
