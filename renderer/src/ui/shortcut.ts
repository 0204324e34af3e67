/** A key with its modifiers, as `Ctrl+Enter`, `Alt+P` or `Ctrl+/` is written: what is shown is what is matched. */
export type Shortcut = `Ctrl+${string}` | `Alt+${string}`;

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/**
 * The key as a shortcut names it. With Alt the letter is taken from the place of the key where the character is
 * another one, as on a Mac.
 */
function nameOf({ key, code }: Pressed): string {
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key;
}

/** Whether exactly this shortcut is pressed. AltGr is Ctrl with Alt and therefore none. */
export function isPressed(shortcut: Shortcut, event: Pressed): boolean {
  if (event.shiftKey || event.metaKey || event.ctrlKey === event.altKey) return false;
  return shortcut === `${event.ctrlKey ? 'Ctrl' : 'Alt'}+${nameOf(event)}`;
}

/** As `aria-keyshortcuts` wants it. */
export function ariaShortcut(shortcut: Shortcut | null): string | undefined {
  return shortcut?.replace('Ctrl', 'Control');
}
