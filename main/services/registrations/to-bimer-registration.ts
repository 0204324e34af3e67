import type { Customer } from '../../../common/lookups';
import type { BimerRegistration } from '../ports';
import type { StoredRegistration } from './registration';

/** Bimer wants null for what is off or not chosen. */
function orNull(value: string): string | null {
  return value === '' ? null : value;
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
    key,
    customerId: customer.id,
    productId: orNull(form.productId),
    attendanceTypeId: orNull(form.attendanceTypeId),
    subject: form.subject,
    contactName: form.contactName,
    opinion: form.opinion,
    transcript: form.isMultiple ? null : transcript,
    isClosing: form.isClosing,
    responsibilityCentreId: orNull(form.responsibilityCentreId),
    nextContactUserId: orNull(form.nextContactUserId),
    nextContactDate: orNull(form.nextContactDate),
    // Priority is off where it cannot apply: closed, or open without a user.
    isPriority: form.isClosing || form.nextContactUserId === '' ? null : form.isPriority,
    spySystemRecipients: [...form.spySystemRecipients],
    emailRecipients: [...form.emailRecipients],
    source: {
      attendanceNumber: attendance.number,
      startedAt: attendance.startedAt,
      finishedAt: attendance.finishedAt,
    },
  };
}
