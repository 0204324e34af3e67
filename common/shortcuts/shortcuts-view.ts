import type { Shortcut } from './shortcut';
import type { ShortcutChanges } from './shortcut-changes';

export interface ShortcutsView {
  /** What differs from the usual ones of the form. */
  changes: ShortcutChanges;
  /** Opens the oldest pending attendance from every program; '' = none. */
  everywhere: Shortcut;
}
