/**
 * A key with its modifiers in the order Ctrl, Alt, Shift, as `Ctrl+Enter`, `Alt+P` or `Ctrl+Shift+F10` is written: what
 * is shown is what is matched.
 */
export type Shortcut = string;

/** What of a keyboard event makes a shortcut. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

export interface ShortcutParts {
  hasCtrl: boolean;
  hasAlt: boolean;
  hasShift: boolean;
  key: string;
}

const namedKeys = [
  'Enter', 'Espaço', 'Tab', 'Esc', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowUp',
  'ArrowDown', 'ArrowLeft', 'ArrowRight', ...Array.from({ length: 24 }, (_, at) => `F${at + 1}`),
]; // prettier-ignore

/** By the names that keyboard events and hand-written files use, in lower case. */
const keysByName = new Map([
  ...namedKeys.map((name) => [name.toLowerCase(), name] as const),
  ['escape', 'Esc'],
  ['space', 'Espaço'],
  ['espaco', 'Espaço'],
  [' ', 'Espaço'],
]);

/** The key as shortcuts name it; null = none that could be one. */
function keyNamed(text: string): string | null {
  const named = keysByName.get(text.toLowerCase());
  if (named !== undefined) return named;
  return /^[^\s+]$/u.test(text) ? text.toUpperCase() : null;
}

/** Reads `ctrl + shift+p`, in whatever order and case; null = it is no shortcut. */
export function parseShortcut(text: string): ShortcutParts | null {
  const names = text.split('+').map((part) => part.trim());
  const key = keyNamed(names.pop() ?? '');
  const modifiers = names.map((name) => name.toLowerCase());
  const isKnown = (name: string) => ['ctrl', 'alt', 'shift'].includes(name);
  if (key === null || !modifiers.every(isKnown) || new Set(modifiers).size < modifiers.length) return null;
  return {
    hasCtrl: modifiers.includes('ctrl'),
    hasAlt: modifiers.includes('alt'),
    hasShift: modifiers.includes('shift'),
    key,
  };
}

function textOf({ hasCtrl, hasAlt, hasShift, key }: ShortcutParts): Shortcut {
  return [hasCtrl && 'Ctrl', hasAlt && 'Alt', hasShift && 'Shift', key].filter(Boolean).join('+');
}

/** The shortcut as it is stored and shown; null = it is none. */
export function normalizeShortcut(text: string): Shortcut | null {
  const parts = parseShortcut(text);
  return parts && textOf(parts);
}

/**
 * The key pressed. Where a modifier changes the character the letter or digit is taken from the place of the key, as
 * with Alt on a Mac and Shift on digits.
 */
function keyPressed({ key, code, altKey, shiftKey }: KeyPress): string | null {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  const place = altKey || shiftKey ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined;
  return keyNamed(place ?? key);
}

/** What a key press says as a shortcut; null = only a modifier, a dead key, or with the key of the system. */
export function shortcutPressed(press: KeyPress): Shortcut | null {
  const key = keyPressed(press);
  if (key === null || press.metaKey) return null;
  return textOf({ hasCtrl: press.ctrlKey, hasAlt: press.altKey, hasShift: press.shiftKey, key });
}

/** Whether exactly this shortcut is pressed. */
export function isPressed(shortcut: Shortcut, press: KeyPress): boolean {
  return shortcutPressed(press) === shortcut;
}
