import { expect, test } from 'vitest';
import { formText, type FormTextSources } from '../../../common/attendance/form-text';
import { emptyForm, type RegistrationForm } from '../../../common/attendance/registration-form';
import type { LookupItems } from '../../../common/lookups';
import { sampleAttendance } from '../../support/fakes/samples';

const lists: LookupItems = {
  products: [{ id: 'p1', code: '1', name: 'Bimer', isActive: true }],
  attendanceTypes: [
    {
      id: 't1',
      code: '1',
      name: 'Dúvida',
      classification: '1.1',
      isSelectable: true,
      daysToNextContact: 1,
      isActive: true,
      standardTexts: [{ id: 's1', name: 'Orientação', text: 'Orientado.' }],
    },
  ],
  responsibilityCentres: [{ id: 'c1', code: '1', name: 'Suporte', closesProcess: false, isActive: true }],
  users: [{ id: 'u1', login: 'ana', name: 'Ana Souza', email: null, isActive: true }],
};

const text = (form: Partial<RegistrationForm>, others: Partial<FormTextSources> = {}) =>
  formText({
    attendance: sampleAttendance(),
    form: { ...emptyForm(), ...form },
    lists,
    customerName: null,
    ...others,
  });

test.each<[string, string, string]>([
  ['nothing typed', text({}), 'Atendimento: 48213\n'],
  [
    'every field, by its label, in the order of the screen',
    text(
      {
        isMultiple: true,
        customerCode: '00263',
        processNumber: '123',
        productId: 'p1',
        attendanceTypeId: 't1',
        nextContactUserId: 'u1',
        isPriority: true,
        isClosing: true,
        responsibilityCentreId: 'c1',
        contactName: 'Dona Célia',
        nextContactDate: '2026-11-30',
        subject: 'NF-e',
        standardTextId: 's1',
        opinion: 'Orientado.',
        spySystemRecipients: ['ana', 'bia'],
        emailRecipients: ['a@b.com', 'c@d.com'],
      },
      { customerName: 'Mercearia São João' },
    ),
    [
      'Atendimento: 48213',
      'Criar múltiplos atendimentos: sim',
      'Código de cliente: 00263',
      'Razão Social: Mercearia São João',
      'Número Processo: 123',
      'Produto CRM: Bimer',
      'Tipo de Atendimento: Dúvida',
      'Usuário de próximo contato: Ana Souza',
      'Atendimento prioritário: sim',
      'Encerrar Atendimento: sim',
      'Centro de Responsabilidade: Suporte',
      'Pessoa de contato: Dona Célia',
      'Data Próximo Contato: 30/11/2026',
      'TAG / Assunto: NF-e',
      'Texto do Parecer Padrão: Orientação',
      'Parecer: Orientado.',
      'Destinatário SpySystem: ana, bia',
      'Destinatário: a@b.com, c@d.com',
      '',
    ].join('\n'),
  ],
  [
    'a Parecer of several lines begins on a line of its own',
    text({ opinion: 'Um\n\nDois\n' }),
    'Atendimento: 48213\nParecer:\nUm\n\nDois\n',
  ],
  ['a code without a name', text({ productId: 'p9' }), 'Atendimento: 48213\nProduto CRM: p9\n'],
  [
    'a date that is none, as typed',
    text({ nextContactDate: '31/2' }),
    'Atendimento: 48213\nData Próximo Contato: 31/2\n',
  ],
])('%s', (_name, actual, expected) => {
  expect(actual).toBe(expected);
});
