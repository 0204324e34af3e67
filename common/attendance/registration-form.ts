import { identifierLimit } from '../limits';
import type { Attendance } from './attendance';

/**
 * Everything the agent can enter in the integration form. Choices hold Bimer's `Identificador`,
 * '' means nothing chosen; dates are `yyyy-MM-dd`. Values of inactive fields are kept here and
 * left out only when the registration is sent (see `effectiveValues`).
 */
export interface RegistrationForm {
  isMultiple: boolean;
  customerCode: string;
  processNumber: string;
  productId: string;
  attendanceTypeId: string;
  nextContactUserId: string;
  isPriority: boolean;
  isClosing: boolean;
  responsibilityCentreId: string;
  contactName: string;
  nextContactDate: string;
  subject: string;
  standardTextId: string;
  opinion: string;
  /** Logins of Bimer users. */
  spySystemRecipients: string[];
  /** E-mail addresses. */
  emailRecipients: string[];
}

export type FormField = keyof RegistrationForm;

/** The labels are the web screen's, to the letter: agents know them by heart. */
export const fieldLabels: Readonly<Record<FormField, string>> = {
  isMultiple: 'Criar múltiplos atendimentos',
  customerCode: 'Código de cliente',
  processNumber: 'Número Processo',
  productId: 'Produto CRM',
  attendanceTypeId: 'Tipo de Atendimento',
  nextContactUserId: 'Usuário de próximo contato',
  isPriority: 'Atendimento prioritário',
  isClosing: 'Encerrar Atendimento',
  responsibilityCentreId: 'Centro de Responsabilidade',
  contactName: 'Pessoa de contato',
  nextContactDate: 'Data Próximo Contato',
  subject: 'TAG / Assunto',
  standardTextId: 'Texto do Parecer Padrão',
  opinion: 'Parecer',
  spySystemRecipients: 'Destinatário SpySystem',
  emailRecipients: 'Destinatário',
};

/** “Razão Social” is derived from Código de cliente and is therefore no field of the form. */
export const corporateNameLabel = 'Razão Social';

/** The form's fields in the order in which the screen shows them. */
export const formFields = Object.keys(fieldLabels) as FormField[];

/** `emailRecipients[0]` → `emailRecipients`; null for what is no field of the form. */
export function fieldOfPath(path: string): FormField | null {
  const name = path.split(/[.[]/)[0] ?? '';
  return formFields.find((field) => field === name) ?? null;
}

export const formLimits = {
  customerCode: 20,
  processNumber: 20,
  contactName: 200,
  subject: 200,
  opinion: 200_000,
  /** What is kept while it is written, also what is too long to be sent. */
  opinionDraft: 1_000_000,
  recipients: 50,
  recipient: 254,
  /** What is kept while it is written: a long list that was pasted must not be lost before it is mended. */
  recipientsDraft: 5_000,
  recipientDraft: 2_000,
  identifier: identifierLimit,
} as const;

/** What the policy (`rules.opinionMaxLength`) leaves of the form's own limit for Parecer. */
export function opinionLimit(opinionMaxLength: number | null | undefined): number {
  return Math.min(opinionMaxLength ?? formLimits.opinion, formLimits.opinion);
}

export function emptyForm(): RegistrationForm {
  return {
    isMultiple: false,
    customerCode: '',
    processNumber: '',
    productId: '',
    attendanceTypeId: '',
    nextContactUserId: '',
    isPriority: false,
    isClosing: false,
    responsibilityCentreId: '',
    contactName: '',
    nextContactDate: '',
    subject: '',
    standardTextId: '',
    opinion: '',
    spySystemRecipients: [],
    emailRecipients: [],
  };
}

/** The form as it opens for an attendance: filled with all that Karoo knows, cut to the form's limits. */
export function formForAttendance(attendance: Attendance): RegistrationForm {
  const cut = (text: string | null, limit: number) => (text ?? '').trim().slice(0, limit);
  return {
    ...emptyForm(),
    customerCode: cut(attendance.customer.code, formLimits.customerCode),
    contactName: cut(attendance.contact.name, formLimits.contactName),
    subject: cut(attendance.subject, formLimits.subject),
    opinion: (attendance.opinionDraft ?? '').slice(0, formLimits.opinion),
  };
}

/**
 * The form for the next registration of the same attendance: what belongs to the customer is carried
 * over, what belongs to the subject starts empty.
 */
export function formForNextRegistration(sent: RegistrationForm): RegistrationForm {
  return {
    ...emptyForm(),
    isMultiple: true,
    customerCode: sent.customerCode,
    contactName: sent.contactName,
    nextContactUserId: sent.nextContactUserId,
    spySystemRecipients: [...sent.spySystemRecipients],
    emailRecipients: [...sent.emailRecipients],
  };
}
