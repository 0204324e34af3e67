import type { FormField } from '../../../../common/attendance/registration-form';
import type { Shortcut } from '../../ui/shortcut';

/** The letter that, with Alt, leads to each field: one of its label's, each once. */
export const fieldLetters: Readonly<Record<FormField, string>> = {
  isMultiple: 'M',
  customerCode: 'C',
  processNumber: 'N',
  productId: 'P',
  attendanceTypeId: 'T',
  nextContactUserId: 'U',
  isPriority: 'I',
  isClosing: 'E',
  responsibilityCentreId: 'B',
  contactName: 'S',
  nextContactDate: 'D',
  subject: 'A',
  standardTextId: 'X',
  opinion: 'R',
  spySystemRecipients: 'Y',
  emailRecipients: 'O',
};

export function fieldShortcut(field: FormField): Shortcut {
  return `Alt+${fieldLetters[field]}`;
}
