/**
 * Puts text into a field over its selection as if it were typed, so that Ctrl+Z takes it back.
 * Fires the field's `input` event.
 */
export function insertText(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  field.focus();
  // No successor of execCommand keeps the undo history of a text field.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isInserted = document.execCommand('insertText', false, text);
  if (isInserted) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
