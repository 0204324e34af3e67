import type { Shortcut } from '../../../common/shortcuts/shortcut';

/** As `aria-keyshortcuts` wants it. */
export function ariaShortcut(shortcut: Shortcut | null): string | undefined {
  return shortcut?.replace('Ctrl', 'Control').replace(/Espaço$/, 'Space');
}

/** A tooltip that ends in the key: `Ver conversa (Ctrl+H)`. */
export function withKey(text: string, shortcut: Shortcut | null): string {
  return shortcut === null ? text : `${text} (${shortcut})`;
}
