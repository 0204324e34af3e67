import {
  describeField,
  sentFields,
  wholeForm,
  type FormField,
  type RegistrationForm,
  type SentFields,
} from '../../../common/attendance/registration-form';
import type { Customer } from '../../../common/lookups';
import type { BimerRegistration } from '../ports';
import type { StoredRegistration } from './registration';

/** Bimer wants null for what is off or not chosen. */
function sentValues(stored: RegistrationForm): SentFields {
  const form = wholeForm(stored);
  const isNothing = (field: FormField) =>
    form[field] === '' && ['choice', 'date'].includes(describeField(field).kind);
  const values = sentFields.map((field) => [field, isNothing(field) ? null : form[field]]);
  const sent = Object.fromEntries(values) as unknown as SentFields;
  // Priority is off where it cannot apply: closed, or open without a user.
  return form.isClosing || form.nextContactUserId === '' ? { ...sent, isPriority: null } : sent;
}

/**
 * The stored effective values as Bimer's body. `transcript` is left out for one of múltiplos, whose agent picked the
 * wanted part of the conversation into Parecer.
 */
export function toBimerRegistration(
  { key, form, attendance }: StoredRegistration,
  customer: Customer,
  transcript: string | null,
): BimerRegistration {
  return {
    ...sentValues(form),
    key,
    customerId: customer.id,
    transcript: form.isMultiple ? null : transcript,
    source: {
      attendanceNumber: attendance.number,
      startedAt: attendance.startedAt,
      finishedAt: attendance.finishedAt,
    },
  };
}
