import { onScopeDispose } from 'vue';

/** Ctrl+Enter sends and Ctrl+H shows the conversation, wherever the focus is except in a dialog. */
export function useFormKeys(actions: { send: () => void; conversation: () => void }): void {
  function onKeydown(event: KeyboardEvent): void {
    if (!event.ctrlKey || event.altKey || event.shiftKey || event.repeat) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
    if (event.key === 'Enter') actions.send();
    else if (event.key.toLowerCase() === 'h') actions.conversation();
    else return;
    event.preventDefault();
  }

  window.addEventListener('keydown', onKeydown);
  onScopeDispose(() => {
    window.removeEventListener('keydown', onKeydown);
  });
}
