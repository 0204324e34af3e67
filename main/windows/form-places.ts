import { screen, type BrowserWindow } from 'electron';
import { isMoved, placeForm, remember, type Bounds, type RememberedPlaces } from './placement';

export interface PlaceStore {
  read: () => RememberedPlaces;
  write: (places: RememberedPlaces) => void;
}

/** Puts form windows where the agent last had them, and notes where they go. */
export class FormPlaces {
  private readonly placed = new WeakMap<BrowserWindow, Bounds>();

  constructor(private readonly store: PlaceStore) {}

  /** `others`: forms that are on the screen. */
  place(window: BrowserWindow, others: readonly BrowserWindow[]): void {
    const primary = screen.getPrimaryDisplay();
    const displays = [primary, ...screen.getAllDisplays().filter(({ id }) => id !== primary.id)];
    const [width = 960, height = 800] = window.getSize();
    const [minimumWidth = 0, minimumHeight = 0] = window.getMinimumSize();
    const bounds = placeForm({
      remembered: this.store.read(),
      displays: displays.map(({ id, workArea }) => ({ id: String(id), workArea })),
      occupied: others.map((other) => other.getBounds()),
      defaultSize: { width, height },
      minimumSize: { width: minimumWidth, height: minimumHeight },
    });
    window.setBounds(bounds);
    this.placed.set(window, bounds);
  }

  /** Before a window goes: where a person left it; a place of our own choice is not worth remembering. */
  note(window: BrowserWindow): void {
    const placed = this.placed.get(window);
    if (window.isDestroyed() || placed === undefined) return;
    const now = window.getNormalBounds();
    if (!isMoved(placed, now)) return;
    this.placed.set(window, now);
    this.store.write(remember(this.store.read(), String(screen.getDisplayMatching(now).id), now));
  }
}
