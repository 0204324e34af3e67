import type { ShortcutsView } from '../../common/shortcuts/shortcuts-view';
import type { Settings } from '../../common/settings/settings';

/** The shortcuts as windows see them. */
export function shortcutsView(settings: Settings): ShortcutsView {
  return { changes: settings['form.shortcuts'], everywhere: settings['desktop.globalShortcut'] };
}
