import { onMounted, onScopeDispose, watch } from 'vue';
import type { FormView } from '../../../../common/attendance/form-view';
import { useFormSession } from '../../stores/form-session';
import { focusedField, formScrollerId, readFormPage, restoreFormPage } from './form-view';

/** What shows that the agent has taken over: from then on nothing moves the page. */
const takeOvers = ['pointerdown', 'keydown', 'wheel'] as const;

/** Reads where the agent is in the form and the conversation beside it, and tells when that has changed. */
export function useFormView(onMoved: () => void): { read: () => FormView } {
  const session = useFormSession();
  let lastField = session.payload?.view?.focus?.field ?? null;

  function read(): FormView {
    lastField = focusedField() ?? lastField;
    return { ...readFormPage(lastField), conversation: { ...session.conversation } };
  }

  const onEvent = () => {
    lastField = focusedField() ?? lastField;
    onMoved();
  };
  watch(() => session.conversation, onMoved, { deep: true });
  onMounted(() => {
    document.addEventListener('selectionchange', onEvent);
    document.addEventListener('focusin', onEvent);
    window.addEventListener('scroll', onEvent, { capture: true, passive: true });
  });
  onScopeDispose(() => {
    document.removeEventListener('selectionchange', onEvent);
    document.removeEventListener('focusin', onEvent);
    window.removeEventListener('scroll', onEvent, { capture: true });
  });
  return { read };
}

/**
 * Brings the page to where the agent left it. Lists and notices that come later make it longer, so it is done again
 * then, until the agent does anything. To be called once the form is on the page; returns what ends it.
 */
export function keepRestored(view: FormView): () => void {
  restoreFormPage(view);
  const content = document.getElementById(formScrollerId)?.firstElementChild;
  const observer = new ResizeObserver(() => {
    restoreFormPage({ ...view, unfinishedRecipient: '' });
  });
  const end = () => {
    observer.disconnect();
    for (const name of takeOvers) window.removeEventListener(name, end, { capture: true });
  };
  if (content) observer.observe(content);
  for (const name of takeOvers) window.addEventListener(name, end, { capture: true, passive: true });
  return end;
}
