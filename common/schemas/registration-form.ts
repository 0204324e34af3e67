import { array, boolean, object, string, type ObjectSchema } from 'yup';
import { isCalendarDate, type CalendarDate } from '../calendar';
import {
  fieldLabels,
  formLimits,
  opinionLimit,
  type FormField,
  type RegistrationForm,
} from '../attendance/registration-form';
import { fieldStates, type RuleContext } from '../attendance/rules';

const emailPattern = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+\.[^\s@<>(),;:"[\]\\.]{2,}$/;

/** Whether the text looks like one e-mail address (no display name). */
export function isEmailAddress(text: string): boolean {
  return text.length <= formLimits.recipient && emailPattern.test(text);
}

const requiredMessages: Partial<Record<FormField, string>> = {
  customerCode: 'Informe o código de cliente.',
  processNumber: 'Informe o número do processo.',
  productId: 'Escolha o produto CRM.',
  attendanceTypeId: 'Escolha o tipo de atendimento.',
  nextContactUserId: 'Escolha o usuário de próximo contato ou marque Encerrar Atendimento.',
  responsibilityCentreId: 'Escolha o centro de responsabilidade.',
  contactName: 'Informe a pessoa de contato.',
  nextContactDate: 'Informe a data do próximo contato ou marque Encerrar Atendimento.',
  subject: 'Informe a TAG / o assunto.',
  standardTextId: 'Escolha o texto do parecer padrão.',
  opinion: 'Escreva o parecer.',
  spySystemRecipients: 'Informe ao menos um destinatário SpySystem.',
  emailRecipients: 'Informe ao menos um destinatário.',
};

function isFilled(value: string | boolean | readonly string[]): boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.trim() !== '' : value.length > 0;
}

function requiredMessage(field: FormField): string {
  return requiredMessages[field] ?? `Preencha ${fieldLabels[field]}.`;
}

function tooManyRecipients(field: FormField, limit: number): string {
  return `${fieldLabels[field]}: no máximo ${limit.toLocaleString('pt-BR')}.`;
}

function tooLongOpinion(limit: number): string {
  return `O parecer passa do limite de ${limit.toLocaleString('pt-BR')} caracteres. Encurte o texto: nada é cortado sem você.`;
}

const text = (field: FormField, limit: number) =>
  string()
    .defined()
    .max(limit, `${fieldLabels[field]}: no máximo ${limit.toLocaleString('pt-BR')} caracteres.`);

const identifier = (field: FormField) => text(field, formLimits.identifier);

const recipients = (field: FormField) =>
  array()
    .of(string().required('Destinatário em branco.').max(formLimits.recipientDraft))
    .defined()
    .max(formLimits.recipientsDraft, tooManyRecipients(field, formLimits.recipientsDraft));

/** The form's shape without its rules: what a draft must fulfil. Unknown keys are refused. */
export function registrationFormShape(): ObjectSchema<RegistrationForm> {
  return object({
    isMultiple: boolean().defined(),
    customerCode: text('customerCode', formLimits.customerCode),
    processNumber: text('processNumber', formLimits.processNumber),
    productId: identifier('productId'),
    attendanceTypeId: identifier('attendanceTypeId'),
    nextContactUserId: identifier('nextContactUserId'),
    isPriority: boolean().defined(),
    isClosing: boolean().defined(),
    responsibilityCentreId: identifier('responsibilityCentreId'),
    contactName: text('contactName', formLimits.contactName),
    nextContactDate: text('nextContactDate', 10),
    subject: text('subject', formLimits.subject),
    standardTextId: identifier('standardTextId'),
    opinion: text('opinion', formLimits.opinionDraft),
    spySystemRecipients: recipients('spySystemRecipients'),
    emailRecipients: recipients('emailRecipients'),
  })
    .noUnknown()
    .strict()
    .defined();
}

/**
 * The form with its rules: required fields, next contact not before `today`, valid recipients.
 * The form and the main process both judge with this one schema. It transforms nothing.
 * `refused`: what the server found wrong in the values as they stand.
 */
export function registrationFormSchema(
  context: RuleContext,
  today: CalendarDate,
  refused: Partial<Record<FormField, string>> = {},
): ObjectSchema<RegistrationForm> {
  let schema = registrationFormShape();
  const extend = (field: FormField, message: string, isValid: (form: RegistrationForm) => boolean) => {
    const rule = schema.fields[field] as ReturnType<typeof string>;
    const extended: object = schema.shape({
      [field]: rule.test(message, message, (_value, { parent }) => isValid(parent as RegistrationForm)),
    });
    schema = extended as ObjectSchema<RegistrationForm>;
  };
  for (const [field, message] of Object.entries(refused)) extend(field as FormField, message, () => false);
  for (const field of context.requiredFields) {
    extend(field, requiredMessage(field), (form) => {
      const state = fieldStates(form, context)[field];
      return !state.isRequired || isFilled(form[field]);
    });
  }
  const judgesDate = (form: RegistrationForm) => !form.isClosing && form.nextContactDate !== '';
  extend('nextContactDate', 'Data inexistente. Use dia/mês/ano, por exemplo 30/11/2026.', (form) => {
    return !judgesDate(form) || isCalendarDate(form.nextContactDate);
  });
  extend(
    'nextContactDate',
    'A data do próximo contato já passou. Escolha hoje ou uma data futura.',
    (form) => {
      return !judgesDate(form) || !isCalendarDate(form.nextContactDate) || form.nextContactDate >= today;
    },
  );
  extend('processNumber', 'Número Processo tem só algarismos.', (form) =>
    /^\s*\d*\s*$/.test(form.processNumber),
  );
  const limit = opinionLimit(context.opinionMaxLength);
  extend('opinion', tooLongOpinion(limit), (form) => form.opinion.length <= limit);
  for (const field of ['spySystemRecipients', 'emailRecipients'] as const) {
    extend(field, tooManyRecipients(field, formLimits.recipients), (form) => {
      return form[field].length <= formLimits.recipients;
    });
  }
  extend(
    'spySystemRecipients',
    `${fieldLabels.spySystemRecipients}: no máximo ${formLimits.recipient} caracteres cada um.`,
    (form) => form.spySystemRecipients.every((login) => login.length <= formLimits.recipient),
  );
  extend('emailRecipients', 'Há um endereço de e-mail inválido. Use o formato nome@empresa.com.br.', (form) =>
    form.emailRecipients.every(isEmailAddress),
  );
  return schema.noUnknown().strict();
}
