import { describe, expect, it } from 'vitest';
import type { ValidationError } from 'yup';
import { emptyForm, type RegistrationForm } from '../../../common/attendance/registration-form';
import { defaultRequiredFields } from '../../../common/attendance/rules';
import {
  isEmailAddress,
  registrationFormSchema,
  registrationFormShape,
} from '../../../common/schemas/registration-form';

const today = '2026-11-24';
const valid: RegistrationForm = {
  ...emptyForm(),
  customerCode: '00263',
  productId: 'P1',
  attendanceTypeId: 'T1',
  nextContactUserId: 'U1',
  contactName: 'Ana',
  nextContactDate: today,
  subject: 'Nota fiscal',
  opinion: 'Orientada.',
};

const addresses = (count: number) => Array.from({ length: count }, (_, n) => `a${n}@empresa.com.br`);

function problems(form: unknown, requiredFields = defaultRequiredFields): Record<string, string[]> {
  const schema = registrationFormSchema(
    { responsibilityCentre: 'whenOpen', requiredFields, hasStandardTexts: false },
    today,
  );
  try {
    schema.validateSync(form, { abortEarly: false });
    return {};
  } catch (error) {
    const found: Record<string, string[]> = {};
    for (const { path, message } of (error as ValidationError).inner)
      (found[path ?? ''] ??= []).push(message);
    return found;
  }
}

describe('registrationFormSchema', () => {
  it('accepts a complete form', () => {
    expect(problems(valid)).toEqual({});
  });

  it('says in pt-BR what is missing, once per field', () => {
    expect(problems(emptyForm())).toEqual({
      customerCode: ['Informe o código de cliente.'],
      productId: ['Escolha o produto CRM.'],
      attendanceTypeId: ['Escolha o tipo de atendimento.'],
      nextContactUserId: ['Escolha o usuário de próximo contato ou marque Encerrar Atendimento.'],
      contactName: ['Informe a pessoa de contato.'],
      nextContactDate: ['Informe a data do próximo contato ou marque Encerrar Atendimento.'],
      subject: ['Informe a TAG / o assunto.'],
      opinion: ['Escreva o parecer.'],
    });
  });

  it.each<[string, Partial<RegistrationForm>, string[]]>([
    ['only white space', { subject: '   ' }, ['subject']],
    ['a past date', { nextContactDate: '2026-11-23' }, ['nextContactDate']],
    ['a date that does not exist', { nextContactDate: '2026-02-30' }, ['nextContactDate']],
    ['letters in the process number', { processNumber: '12a' }, ['processNumber']],
    ['a bad e-mail address', { emailRecipients: ['ana@empresa.com.br', 'ana@'] }, ['emailRecipients']],
    ['too long a subject', { subject: 'x'.repeat(201) }, ['subject']],
    ['too many addresses', { emailRecipients: addresses(51) }, ['emailRecipients']],
    ['as many addresses as there may be', { emailRecipients: addresses(50) }, []],
    ['too long an address', { emailRecipients: [`${'a'.repeat(250)}@x.com`] }, ['emailRecipients']],
    ['too many users', { spySystemRecipients: addresses(51) }, ['spySystemRecipients']],
    ['too long a login', { spySystemRecipients: ['x'.repeat(255)] }, ['spySystemRecipients']],
    ['too long an opinion', { opinion: 'x'.repeat(200_001) }, ['opinion']],
    ['a past date that is off', { isClosing: true, nextContactDate: '2020-01-01' }, []],
    [
      'nothing for the next contact when closing',
      { isClosing: true, nextContactUserId: '', nextContactDate: '' },
      [],
    ],
  ])('%s', (_name, changes, fields) => {
    expect(Object.keys(problems({ ...valid, ...changes }))).toEqual(fields);
  });

  it('follows the policy for what is required', () => {
    expect(problems(emptyForm(), ['processNumber'])).toEqual({
      processNumber: ['Informe o número do processo.'],
    });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'form'],
    ['unknown keys', { ...valid, extra: 1 }],
    ['a number for a text', { ...valid, customerCode: 263 }],
    ['a text for a flag', { ...valid, isClosing: 'true' }],
    ['a missing key', { ...valid, opinion: undefined }],
    ['nested objects in a list', { ...valid, emailRecipients: [{ toString: 'x' }] }],
  ])('refuses %s', (_name, form) => {
    expect(problems(form)).not.toEqual({});
  });
});

describe('isEmailAddress', () => {
  it.each([
    ['ana@empresa.com.br', true],
    ['a.b+c@x.co', true],
    ['ana@empresa', false],
    ['Ana <ana@x.com>', false],
    ['ana@@x.com', false],
    ['ana@x.com,bia@x.com', false],
    ['', false],
    [`${'a'.repeat(250)}@x.com`, false],
  ])('%s → %s', (text, isAddress) => {
    expect(isEmailAddress(text)).toBe(isAddress);
  });
});

it('what is kept as a draft may be longer than what is sent, and says its own limit', () => {
  const shape = registrationFormShape();
  const longest = { ...valid, opinion: 'x'.repeat(1_000_000) };
  expect(shape.validateSync(longest)).toEqual(longest);
  expect(() => shape.validateSync({ ...longest, opinion: `${longest.opinion}x` })).toThrow(
    'Parecer: no máximo 1.000.000 caracteres.',
  );
});

it('a list of recipients that was pasted is kept, however long it is, until it is mended', () => {
  const pasted = { ...valid, emailRecipients: [...addresses(4_000), 'x'.repeat(2_000)] };
  expect(registrationFormShape().validateSync(pasted)).toEqual(pasted);
});
