import { inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue';
import type { FormField } from '../../../../common/attendance/registration-form';
import type { FieldStates } from '../../../../common/attendance/rules';
import type { CalendarDate } from '../../../../common/calendar';
import type { FormPayload } from '../../../../common/attendance/form-payload';
import type { AttendanceType } from '../../../../common/lookups';
import type { Shortcut } from '../../../../common/shortcuts/shortcut';
import type { FieldMessage } from '../../ui/field';
import type { CustomerLookup } from './use-customer';
import type { CustomerCheck } from './use-customer-check';
import type { FormModels, FormValues } from './use-form-values';
import type { OpenProcessList } from './use-open-processes';
import type { ProposalDesk } from './use-proposals';
import type { ProcessLookup } from './use-process';

/** What a field component of ui/ gets from the form. */
export interface BoundField {
  id: string;
  label: string;
  isRequired: boolean;
  isDisabled: boolean;
  /** The id of the field's suggestion while there is one. */
  hintId: string | null;
  shortcut: Shortcut | null;
  message: FieldMessage | null;
}

/** What the parts of the form share. */
export interface FormContext {
  payload: FormPayload;
  form: FormValues;
  models: FormModels;
  states: ComputedRef<FieldStates>;
  bind: (field: FormField) => BoundField;
  /** The agent left the field: from now on its error shows, and the draft is saved at once. */
  onBlur: (field: FormField) => void;
  chosenType: ComputedRef<AttendanceType | null>;
  customer: CustomerLookup;
  customerCheck: CustomerCheck;
  process: ProcessLookup;
  openProcesses: OpenProcessList;
  proposals: ProposalDesk;
  today: Readonly<Ref<CalendarDate>>;
  /** The agent set the date; types no longer propose one. */
  onDateEdited: () => void;
}

const key: InjectionKey<FormContext> = Symbol('form');

export function provideForm(context: FormContext): void {
  provide(key, context);
}

export function useFormContext(): FormContext {
  const context = inject(key);
  if (!context) throw new Error('Parts of the form live inside RegistrationForm.');
  return context;
}

/** The id of a field's control in the page. */
export function controlId(field: FormField): string {
  return `campo-${field}`;
}

/** Brings a control into view and gives it the focus. */
export function focusControl(id: string): void {
  const control = document.getElementById(id);
  control?.scrollIntoView({ block: 'nearest' });
  control?.focus();
}
