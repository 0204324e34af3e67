import { onScopeDispose } from 'vue';
import { shortcutPressed } from '../../../../common/shortcuts/shortcut';
import type { FormCommand } from './form-commands';

/** Alt held this long (ms) asks for the hints; a quick combination does not make them flicker. */
const holdMs = 250;

/** Runs commands by their shortcuts, wherever the focus is except in a dialog, and shows the keys while Alt is held. */
export function useFormKeys(commands: () => readonly FormCommand[]): void {
  const root = document.documentElement;
  let hold: ReturnType<typeof setTimeout> | undefined;

  function hideHints(): void {
    clearTimeout(hold);
    delete root.dataset['shortcuts'];
  }

  function showHintsSoon(): void {
    clearTimeout(hold);
    hold = setTimeout(() => {
      // While it stands there, every KeyHint shows.
      root.dataset['shortcuts'] = '';
    }, holdMs);
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.repeat) return;
    if (event.key === 'Alt' && !event.ctrlKey) showHintsSoon();
    else if (!event.altKey) hideHints();
    if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
    const pressed = shortcutPressed(event);
    const command = commands().find(({ shortcut }) => shortcut !== null && shortcut === pressed);
    if (!command) return;
    event.preventDefault();
    hideHints();
    command.run();
  }

  function onKeyup(event: KeyboardEvent): void {
    if (event.key !== 'Alt') return;
    // Windows would give the focus to a menu bar that is not there.
    event.preventDefault();
    hideHints();
  }

  window.addEventListener('keydown', onKeydown);
  window.addEventListener('keyup', onKeyup);
  window.addEventListener('blur', hideHints);
  onScopeDispose(() => {
    hideHints();
    window.removeEventListener('keydown', onKeydown);
    window.removeEventListener('keyup', onKeyup);
    window.removeEventListener('blur', hideHints);
  });
}
