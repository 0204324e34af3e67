import { formatDate } from '../calendar';
import type { LookupItems } from '../lookups';
import type { Attendance } from './attendance';
import {
  corporateNameLabel,
  describeField,
  fieldLabels,
  formFields,
  type FormField,
  type RegistrationForm,
} from './registration-form';

export interface FormTextSources {
  attendance: Attendance;
  form: RegistrationForm;
  lists: LookupItems;
  /** Of the customer in the form; null = not known. */
  customerName: string | null;
}

/** A whole form as text that people can read, in pt-BR: a line per filled field, by its label. */
export function formText({ attendance, form, lists, customerName }: FormTextSources): string {
  const lines = formFields.flatMap((field) => {
    const value = textOf(field, form, lists);
    const line = value === '' ? [] : [`${fieldLabels[field]}:${value.includes('\n') ? '\n' : ' '}${value}`];
    return field === 'customerCode' && customerName !== null
      ? [...line, `${corporateNameLabel}: ${customerName}`]
      : line;
  });
  return [`Atendimento: ${attendance.number}`, ...lines].join('\n') + '\n';
}

function textOf(field: FormField, form: RegistrationForm, lists: LookupItems): string {
  const value = form[field];
  if (typeof value === 'boolean') return value ? 'sim' : '';
  if (typeof value !== 'string') return value.join(', ');
  const { kind, list } = describeField(field);
  if (kind === 'date') return formatDate(value);
  return list === undefined ? value.trim() : nameIn(listed(list, lists), value);
}

function listed(
  list: NonNullable<ReturnType<typeof describeField>['list']>,
  lists: LookupItems,
): readonly { id: string; name: string }[] {
  return list === 'standardTexts' ? lists.attendanceTypes.flatMap((type) => type.standardTexts) : lists[list];
}

/** What is not in the list, for example because it never came, shows as it is. */
function nameIn(items: readonly { id: string; name: string }[], id: string): string {
  return items.find((item) => item.id === id)?.name ?? id;
}
