import type { FocusedField, FormView } from '../../../../common/attendance/form-view';
import { formViewLimits } from '../../../../common/attendance/form-view';
import { formFields, type FormField } from '../../../../common/attendance/registration-form';
import { controlId } from './form-context';

/** The id of what scrolls the fields; in a small window the whole page scrolls instead. */
export const formScrollerId = 'formulario';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** The field whose control has the focus; null = another element has it. */
export function focusedField(): FormField | null {
  const id = document.activeElement?.id;
  return formFields.find((field) => controlId(field) === id) ?? null;
}

/** Where the agent is on the page, with `field` as the one that had the focus last. */
export function readFormPage(field: FormField | null): Omit<FormView, 'conversation'> {
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
export function restoreFormPage({ focus, unfinishedRecipient, formScroll, opinionScroll }: FormView): void {
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
