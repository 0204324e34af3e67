import type { FormField } from '../../../../common/attendance/registration-form';

/** The id of a field's control in the page. */
export function controlId(field: FormField): string {
  return `campo-${field}`;
}

/** The id of what describes the proposal for a field. */
export function proposalId(field: FormField): string {
  return `${controlId(field)}-sugestao`;
}

/** Brings a control into view and gives it the focus. */
export function focusControl(id: string): void {
  const control = document.getElementById(id);
  control?.scrollIntoView({ block: 'nearest' });
  control?.focus();
}
