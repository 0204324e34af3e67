import { identifierLimit } from '../limits';
import type { Attendance } from './attendance';

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

/** What a field of each kind holds. */
interface KindValues {
  flag: boolean;
  /** One line of text; white space around it is not sent. */
  line: string;
  /** Text as it was typed, of many lines. */
  text: string;
  /** Bimer's `Identificador` out of a list; '' = nothing chosen. */
  choice: string;
  /** `yyyy-MM-dd`, or what was typed and is none. */
  date: string;
  list: string[];
}

/** One field, in the one place that says what it is. */
interface FieldDescription {
  /** The web screen's, to the letter: agents know them by heart. */
  label: string;
  /** With Alt it leads to the field: one of the label's, each once. */
  letter: string;
  kind: keyof KindValues;
  /** Of a line, in UTF-16 units. */
  limit?: number;
  /** Where the names of a choice are found. */
  list?: 'products' | 'attendanceTypes' | 'users' | 'responsibilityCentres' | 'standardTexts';
  /** What is said where it must be filled and is not. */
  missing?: string;
  /** It belongs to the customer: the next registration of the same attendance begins with it. */
  isCarriedOver?: boolean;
  /** False: no field of the record in Bimer, or one that is found out from it. */
  isSent?: boolean;
}

/** All fields, in the order in which the screen shows them. What is not said of one here follows in `rules.ts`. */
const descriptions = {
  isMultiple: { kind: 'flag', label: 'Criar múltiplos atendimentos', letter: 'M', isSent: false },
  customerCode: {
    kind: 'line',
    limit: formLimits.customerCode,
    label: 'Código de cliente',
    letter: 'C',
    missing: 'Informe o código de cliente.',
    isCarriedOver: true,
    isSent: false,
  },
  processNumber: {
    kind: 'line',
    limit: formLimits.processNumber,
    label: 'Número Processo',
    letter: 'N',
    missing: 'Informe o número do processo.',
    isSent: false,
  },
  productId: {
    kind: 'choice',
    list: 'products',
    label: 'Produto CRM',
    letter: 'P',
    missing: 'Escolha o produto CRM.',
  },
  attendanceTypeId: {
    kind: 'choice',
    list: 'attendanceTypes',
    label: 'Tipo de Atendimento',
    letter: 'T',
    missing: 'Escolha o tipo de atendimento.',
  },
  nextContactUserId: {
    kind: 'choice',
    list: 'users',
    label: 'Usuário de próximo contato',
    letter: 'U',
    missing: 'Escolha o usuário de próximo contato ou marque Encerrar Atendimento.',
    isCarriedOver: true,
  },
  isPriority: { kind: 'flag', label: 'Atendimento prioritário', letter: 'I' },
  isClosing: { kind: 'flag', label: 'Encerrar Atendimento', letter: 'E' },
  responsibilityCentreId: {
    kind: 'choice',
    list: 'responsibilityCentres',
    label: 'Centro de Responsabilidade',
    letter: 'B',
    missing: 'Escolha o centro de responsabilidade.',
  },
  contactName: {
    kind: 'line',
    limit: formLimits.contactName,
    label: 'Pessoa de contato',
    letter: 'S',
    missing: 'Informe a pessoa de contato.',
    isCarriedOver: true,
  },
  nextContactDate: {
    kind: 'date',
    label: 'Data Próximo Contato',
    letter: 'D',
    missing: 'Informe a data do próximo contato ou marque Encerrar Atendimento.',
  },
  subject: {
    kind: 'line',
    limit: formLimits.subject,
    label: 'TAG / Assunto',
    letter: 'A',
    missing: 'Informe a TAG / o assunto.',
  },
  standardTextId: {
    kind: 'choice',
    list: 'standardTexts',
    label: 'Texto do Parecer Padrão',
    letter: 'X',
    missing: 'Escolha o texto do parecer padrão.',
    isSent: false,
  },
  opinion: { kind: 'text', label: 'Parecer', letter: 'R', missing: 'Escreva o parecer.' },
  spySystemRecipients: {
    kind: 'list',
    label: 'Destinatário SpySystem',
    letter: 'Y',
    missing: 'Informe ao menos um destinatário SpySystem.',
    isCarriedOver: true,
  },
  emailRecipients: {
    kind: 'list',
    label: 'Destinatário',
    letter: 'O',
    missing: 'Informe ao menos um destinatário.',
    isCarriedOver: true,
  },
} as const satisfies Record<string, FieldDescription>;

type Descriptions = typeof descriptions;
export type FormField = keyof Descriptions;

/**
 * Everything the agent can enter in the integration form. Values of fields that are off are kept here and left out
 * only when the registration is sent (see `effectiveValues`). Recipients: logins of Bimer users, e-mail addresses.
 */
export type RegistrationForm = { -readonly [F in FormField]: KindValues[Descriptions[F]['kind']] };

/** Fields that Bimer gets under a name of their own (`adapters/bimer/field-names.ts`). */
export type SentField = {
  [F in FormField]: Descriptions[F] extends { isSent: false } ? never : F;
}[FormField];

/** What Bimer gets; null = off or not chosen. */
export type SentFields = { [F in SentField]: SentValues[Descriptions[F]['kind']] };

interface SentValues extends Pick<KindValues, 'line' | 'text' | 'list'> {
  flag: boolean | null;
  choice: string | null;
  date: string | null;
}

export const formFields = Object.keys(descriptions) as FormField[];

export function describeField(field: FormField): FieldDescription {
  return descriptions[field];
}

function ofEachField(name: 'label' | 'letter'): Readonly<Record<FormField, string>> {
  const entries = formFields.map((field) => [field, descriptions[field][name]]);
  return Object.fromEntries(entries) as Record<FormField, string>;
}

export const fieldLabels = ofEachField('label');
export const fieldLetters = ofEachField('letter');

export const sentFields = formFields.filter(
  (field): field is SentField => describeField(field).isSent !== false,
);

/** “Razão Social” is derived from Código de cliente and is therefore no field of the form. */
export const corporateNameLabel = 'Razão Social';

/** `emailRecipients[0]` → `emailRecipients`; null for what is no field of the form. */
export function fieldOfPath(path: string): FormField | null {
  const name = path.split(/[.[]/)[0] ?? '';
  return formFields.find((field) => field === name) ?? null;
}

/** What the policy (`rules.opinionMaxLength`) leaves of the form's own limit for Parecer. */
export function opinionLimit(opinionMaxLength: number | null | undefined): number {
  return Math.min(opinionMaxLength ?? formLimits.opinion, formLimits.opinion);
}

/** The value of a field with nothing in it. */
export function emptyValue(field: FormField): RegistrationForm[FormField] {
  const { kind } = descriptions[field];
  if (kind === 'flag') return false;
  return kind === 'list' ? [] : '';
}

export function emptyForm(): RegistrationForm {
  const entries = formFields.map((field) => [field, emptyValue(field)] as const);
  return Object.fromEntries(entries) as RegistrationForm;
}

/** A form as it was stored, which may have been before a field existed. */
export function wholeForm(stored: Partial<RegistrationForm>): RegistrationForm {
  return { ...emptyForm(), ...stored };
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
  const carried = formFields.filter((field) => describeField(field).isCarriedOver === true);
  const values: Partial<RegistrationForm> = Object.fromEntries(carried.map((field) => [field, sent[field]]));
  return wholeForm({ ...values, isMultiple: true });
}
