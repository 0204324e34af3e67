import { formatDate } from '../calendar';
import type { LookupItems } from '../lookups';
import type { Attendance } from './attendance';
import { corporateNameLabel, fieldLabels, formFields, type RegistrationForm } from './registration-form';

export interface FormTextSources {
  attendance: Attendance;
  form: RegistrationForm;
  lists: LookupItems;
  /** Of the customer in the form; null = not known. */
  customerName: string | null;
}

/** A whole form as text that people can read, in pt-BR: a line per filled field, by its label. */
export function formText({ attendance, form, lists, customerName }: FormTextSources): string {
  const named: RegistrationForm = {
    ...form,
    productId: nameIn(lists.products, form.productId),
    attendanceTypeId: nameIn(lists.attendanceTypes, form.attendanceTypeId),
    nextContactUserId: nameIn(lists.users, form.nextContactUserId),
    responsibilityCentreId: nameIn(lists.responsibilityCentres, form.responsibilityCentreId),
    standardTextId: nameIn(
      lists.attendanceTypes.flatMap((type) => type.standardTexts),
      form.standardTextId,
    ),
    nextContactDate: formatDate(form.nextContactDate),
  };
  const lines = formFields.flatMap((field) => {
    const value = textOf(named[field]);
    const line = value === '' ? [] : [`${fieldLabels[field]}:${value.includes('\n') ? '\n' : ' '}${value}`];
    return field === 'customerCode' && customerName !== null
      ? [...line, `${corporateNameLabel}: ${customerName}`]
      : line;
  });
  return [`Atendimento: ${attendance.number}`, ...lines].join('\n') + '\n';
}

/** What is not in the list, for example because it never came, shows as it is. */
function nameIn(items: readonly { id: string; name: string }[], id: string): string {
  return items.find((item) => item.id === id)?.name ?? id;
}

function textOf(value: string | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return value ? 'sim' : '';
  return typeof value === 'string' ? value.trim() : value.join(', ');
}
