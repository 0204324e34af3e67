import type { Shortcut } from '../../../common/shortcuts/shortcut';

/** Electron's name of a shortcut that may work everywhere (see `shortcutProblem`); ours differ in one key only. */
export function acceleratorOf(shortcut: Shortcut): string {
  return shortcut.replace(/Espaço$/, 'Space');
}
