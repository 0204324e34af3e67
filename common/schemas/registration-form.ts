import { array, boolean, object, string, type ObjectSchema } from 'yup';
import { isCalendarDate, type CalendarDate } from '../calendar';
import {
  describeField,
  fieldLabels,
  formFields,
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

function isFilled(value: string | boolean | readonly string[]): boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' ? value.trim() !== '' : value.length > 0;
}

function requiredMessage(field: FormField): string {
  return describeField(field).missing ?? `Preencha ${fieldLabels[field]}.`;
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

const recipients = (field: FormField) =>
  array()
    .of(string().required('Destinatário em branco.').max(formLimits.recipientDraft))
    .defined()
    .max(formLimits.recipientsDraft, tooManyRecipients(field, formLimits.recipientsDraft));

/** What a draft may hold of a field. */
function shapeOf(field: FormField) {
  const { kind, limit = formLimits.identifier } = describeField(field);
  switch (kind) {
    case 'flag':
      return boolean().defined();
    case 'line':
      return text(field, limit);
    case 'text':
      return text(field, formLimits.opinionDraft);
    case 'choice':
      return text(field, formLimits.identifier);
    case 'date':
      return text(field, 10);
    case 'list':
      return recipients(field);
  }
}

/** The form's shape without its rules: what a draft must fulfil. Unknown keys are refused. */
export function registrationFormShape(): ObjectSchema<RegistrationForm> {
  const shape: object = object(Object.fromEntries(formFields.map((field) => [field, shapeOf(field)])))
    .noUnknown()
    .strict()
    .defined();
  return shape as ObjectSchema<RegistrationForm>;
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
