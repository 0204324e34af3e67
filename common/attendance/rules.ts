import type { AttendanceType } from '../lookups';
import {
  describeField,
  emptyValue,
  formFields,
  type FormField,
  type RegistrationForm,
} from './registration-form';

/** When Centro de Responsabilidade is active; companies differ (setting `rules.responsibilityCentre`). */
export type ResponsibilityCentreRule = 'whenOpen' | 'whenClosing' | 'always';

/** What the rules need to know besides the form itself. */
export interface RuleContext {
  responsibilityCentre: ResponsibilityCentreRule;
  /** Fields that must be filled whenever they are active. */
  requiredFields: readonly FormField[];
  /** Whether the chosen Tipo de Atendimento has standard texts. */
  hasStandardTexts: boolean;
  /** How many UTF-16 units Parecer may have; null or left out = only the form's own limit. */
  opinionMaxLength?: number | null;
}

/** The company's rules for the form, as its settings have them. */
export interface FormRules {
  responsibilityCentre: ResponsibilityCentreRule;
  required: readonly FormField[];
  /** In UTF-16 units; null = none. */
  opinionMaxLength: number | null;
  transcriptMaxLength: number | null;
}

/** What a form is judged by; `types`: the list that holds its Tipo de Atendimento. */
export function ruleContextOf(
  { responsibilityCentre, required, opinionMaxLength }: FormRules,
  types: readonly AttendanceType[],
  { attendanceTypeId }: Pick<RegistrationForm, 'attendanceTypeId'>,
): RuleContext {
  const chosen = types.find((type) => type.id === attendanceTypeId);
  return {
    responsibilityCentre,
    requiredFields: required,
    hasStandardTexts: (chosen?.standardTexts.length ?? 0) > 0,
    opinionMaxLength,
  };
}

/** No public source says which fields are mandatory: this default is ours, `rules.required` replaces it. */
export const defaultRequiredFields: readonly FormField[] = [
  'customerCode',
  'productId',
  'attendanceTypeId',
  'contactName',
  'subject',
  'opinion',
  'nextContactUserId',
  'nextContactDate',
];

export interface FieldState {
  isActive: boolean;
  isRequired: boolean;
}

export type FieldStates = Record<FormField, FieldState>;

function isFieldActive(field: FormField, form: RegistrationForm, context: RuleContext): boolean {
  switch (field) {
    case 'nextContactUserId':
    case 'nextContactDate':
      return !form.isClosing;
    case 'isPriority':
      return !form.isClosing && form.nextContactUserId !== '';
    case 'responsibilityCentreId':
      if (context.responsibilityCentre === 'always') return true;
      return context.responsibilityCentre === 'whenClosing' ? form.isClosing : !form.isClosing;
    case 'standardTextId':
      return context.hasStandardTexts;
    default:
      return true;
  }
}

/** Which fields are active and which must be filled, for the form as it stands. */
export function fieldStates(form: RegistrationForm, context: RuleContext): FieldStates {
  const states = {} as FieldStates;
  for (const field of formFields) {
    const isActive = isFieldActive(field, form, context);
    states[field] = { isActive, isRequired: isActive && context.requiredFields.includes(field) };
  }
  return states;
}

/** The form as it is sent: surrounding white space of one-line texts gone, inactive fields empty. */
export function effectiveValues(form: RegistrationForm, context: RuleContext): RegistrationForm {
  const states = fieldStates(form, context);
  const valueOf = (field: FormField) => {
    if (!states[field].isActive) return emptyValue(field);
    const value = form[field];
    return describeField(field).kind === 'line' && typeof value === 'string' ? value.trim() : value;
  };
  const entries = formFields.map((field) => [field, valueOf(field)] as const);
  return Object.fromEntries(entries) as RegistrationForm;
}
