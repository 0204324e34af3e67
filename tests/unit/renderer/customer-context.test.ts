import { describe, expect, test } from 'vitest';
import { nextContactText } from '../../../renderer/src/features/form/open-process-texts';
import {
  conversationIdentity,
  documentText,
  foundMessage,
} from '../../../renderer/src/features/form/identity-texts';
import { sampleAttendance } from '../../support/fakes/samples';

test.each([
  ['2026-11-24', { text: 'contato hoje', overdue: null }],
  ['2026-11-30', { text: 'contato 30/11/2026', overdue: null }],
  ['2026-11-23', { text: 'contato 23/11/2026', overdue: 'vencido há 1 dia' }],
  ['2026-10-31', { text: 'contato 31/10/2026', overdue: 'vencido há 24 dias' }],
  [null, { text: 'sem próximo contato', overdue: null }],
])('the next contact %s', (date, expected) => {
  expect(nextContactText(date, '2026-11-24')).toEqual(expected);
});

describe('who it is', () => {
  const nobody = { code: null, name: null, cpfCnpj: null };
  test('documents are read as CPF or CNPJ', () => {
    expect(documentText('11222333000181')).toBe('CNPJ 11.222.333/0001-81');
    expect(documentText('12ABC34501DE35')).toBe('CNPJ 12.ABC.345/01DE-35');
    expect(documentText('52998224725')).toBe('CPF 529.982.247-25');
    expect(documentText(null)).toBe('');
  });

  test.each([
    [sampleAttendance(), 'Na conversa: 00263 · Mercearia São João · CNPJ 11.222.333/0001-81'],
    [
      sampleAttendance({
        customer: nobody,
        contact: { name: 'João', email: null, phone: '(11) 98888-7777' },
      }),
      'Cliente não informado. Contato: João · (11) 98888-7777',
    ],
    [
      sampleAttendance({ customer: nobody, contact: { name: null, email: null, phone: null } }),
      'O Karoo não informou o cliente.',
    ],
  ])('of the conversation, case %#', (attendance, text) => {
    expect(conversationIdentity(attendance)).toBe(text);
  });

  test.each([
    [
      { kind: 'same', by: 'document' } as const,
      'success',
      'CNPJ 11.222.333/0001-81 · confere com a conversa',
    ],
    [{ kind: 'different', by: 'name' } as const, 'warning', 'CNPJ 11.222.333/0001-81 · não é o da conversa'],
    [{ kind: 'unknown' } as const, 'info', 'CNPJ 11.222.333/0001-81'],
  ])('of the chosen customer, case %#', (match, tone, text) => {
    const customer = { code: '00263', name: 'Mercearia', cpfCnpj: '11222333000181' };
    expect(foundMessage(customer, match)).toEqual({ tone, text });
  });
});
