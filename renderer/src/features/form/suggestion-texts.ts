import type { Proposal, ProposedField } from '../../../../common/attendance/proposals';
import type { BimerProcess, LookupItems } from '../../../../common/lookups';

/** How a proposed value reads; null = it cannot be chosen (any more) and is not proposed. */
export function proposalLabel(field: ProposedField, value: string, items: LookupItems): string | null {
  switch (field) {
    case 'subject':
      return value;
    case 'productId':
      return items.products.find((item) => item.id === value && item.isActive)?.name ?? null;
    case 'nextContactUserId':
      return items.users.find((item) => item.id === value && item.isActive)?.name ?? null;
    case 'attendanceTypeId': {
      const type = items.attendanceTypes.find((item) => item.id === value);
      return type?.isActive === true && type.isSelectable ? type.name : null;
    }
  }
}

/** What a parecer takes over from its process only if the agent agrees: it may be about something else by now. */
export function proposalOfProcess(field: ProposedField, process: BimerProcess): Proposal | null {
  const values: Record<ProposedField, string | null> = {
    productId: process.productId,
    attendanceTypeId: process.attendanceTypeId,
    subject: process.subject,
    nextContactUserId: null,
  };
  const value = values[field];
  if (value === null || value === '') return null;
  return { value, reason: `está assim no processo ${process.number}` };
}
