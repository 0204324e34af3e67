import { onMounted, onScopeDispose, watch } from 'vue';
import { formViewLimits, type FocusedField, type FormView } from '../../../../common/attendance/form-view';
import { formFields, type FormField } from '../../../../common/attendance/registration-form';
import { useFormSession } from '../../stores/form-session';
import { controlId } from './control-ids';

/** The id of what scrolls the fields; in a small window the whole page scrolls instead. */
export const formScrollerId = 'formulario';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** What shows that the agent has taken over: from then on nothing moves the page. */
const takeOvers = ['pointerdown', 'keydown', 'wheel'] as const;

/** Reads where the agent is in the form and the conversation beside it, and tells when that has changed. */
export function useFormPage(onMoved: () => void): { read: () => FormView } {
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

/** The field whose control has the focus; null = another element has it. */
function focusedField(): FormField | null {
  const id = document.activeElement?.id;
  return formFields.find((field) => controlId(field) === id) ?? null;
}

/** Where the agent is on the page, with `field` as the one that had the focus last. */
function readFormPage(field: FormField | null): Omit<FormView, 'conversation'> {
  return {
    focus: field && { field, selection: selectionOf(controlOf(field)) },
    unfinishedRecipient: (controlOf('emailRecipients')?.value ?? '').slice(
      0,
      formViewLimits.unfinishedRecipient,
    ),
    formScroll: Math.round(scrollers().reduce((sum, element) => sum + element.scrollTop, 0)),
    opinionScroll: Math.round(controlOf('opinion')?.scrollTop ?? 0),
  };
}

/** Brings the page back to where it was; the focus within the page, not that of the window. */
function restoreFormPage({ focus, unfinishedRecipient, formScroll, opinionScroll }: FormView): void {
  if (unfinishedRecipient !== '') typeAgain(controlOf('emailRecipients'), unfinishedRecipient);
  if (focus) focusAgain(focus);
  const opinion = controlOf('opinion');
  if (opinion) opinion.scrollTop = opinionScroll;
  for (const element of scrollers()) element.scrollTop = formScroll;
}

function controlOf(field: FormField): Control | null {
  return document.getElementById(controlId(field)) as Control | null;
}

function scrollers(): Element[] {
  return [document.getElementById(formScrollerId), document.scrollingElement].filter(
    (element) => element !== null,
  );
}

function selectionOf(control: Control | null): FocusedField['selection'] {
  const { selectionStart: start = null, selectionEnd: end = null } = control ?? {};
  if (start === null || end === null) return null;
  return { start, end, direction: control?.selectionDirection ?? 'none' };
}

function focusAgain({ field, selection }: FocusedField): void {
  const control = controlOf(field);
  control?.focus({ preventScroll: true });
  if (selection) control?.setSelectionRange(selection.start, selection.end, selection.direction);
}

/** As if it were typed, so that the field itself learns of it. */
function typeAgain(control: Control | null, text: string): void {
  if (!control) return;
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
