import { describe, expect, test } from 'vitest';
import { matchCustomer } from '../../../common/attendance/customer-match';
import { resemblingProcess } from '../../../common/attendance/process-resemblance';
import { areSubjectsAlike } from '../../../common/attendance/word-overlap';
import { sampleProcess } from '../../support/fakes/samples';

describe('matchCustomer', () => {
  const chosen = { code: '00263', name: 'Mercearia São João Ltda', cpfCnpj: '11222333000181' };
  const conversation = { code: '00263', name: 'Mercearia São João', cpfCnpj: '11222333000181' };
  test.each([
    ['same CNPJ, whatever the name', chosen, { ...conversation, name: 'Outro nome' }, 'same', 'document'],
    [
      'other CNPJ, same name',
      chosen,
      { ...conversation, cpfCnpj: '99222333000181' },
      'different',
      'document',
    ],
    [
      'no CNPJ in Karoo, name alike',
      chosen,
      { ...conversation, cpfCnpj: null, name: 'SÃO JOÃO mercearia ME' },
      'same',
      'name',
    ],
    [
      'no CNPJ in Bimer, other name',
      { ...chosen, cpfCnpj: null },
      { ...conversation, name: 'Padaria Central' },
      'different',
      'name',
    ],
    ['shorter name', { ...chosen, cpfCnpj: null }, { ...conversation, name: 'São João' }, 'same', 'name'],
    ['only a code, the same', chosen, { code: '00263', name: null, cpfCnpj: null }, 'same', 'code'],
    ['leading zeros count', chosen, { code: '263', name: ' ', cpfCnpj: null }, 'different', 'code'],
  ] as const)('%s', (_, one, other, kind, by) => {
    expect(matchCustomer(one, other)).toEqual({ kind, by });
  });

  test('Karoo said nothing', () => {
    expect(matchCustomer(chosen, { code: null, name: null, cpfCnpj: null })).toEqual({ kind: 'unknown' });
  });
});

describe('areSubjectsAlike', () => {
  test.each([
    ['Emissão de NF-e', 'emissao nf-e', true],
    ['Erro na emissão de notas fiscais', 'Nota fiscal não emite', true],
    ['Boleto vencido', 'Emissão de NF-e', false],
    ['Como emitir o relatório?', 'Relatório', true],
    ['', '', false],
    ['de para com', 'de para com', false],
    ['Nota fiscal', 'Estoque negativo', false],
  ])('%j and %j: %s', (a, b, isAlike) => {
    expect(areSubjectsAlike(a, b)).toBe(isAlike);
  });
});

describe('resemblingProcess', () => {
  const form = { subject: 'Emissão da NF-e', productId: 'p1', processNumber: '' };
  const open = [
    sampleProcess({ number: '1', subject: 'Estoque', productId: 'p1' }),
    sampleProcess({ number: '2', subject: 'NF-e', productId: 'p1' }),
    sampleProcess({ number: '3', subject: 'Emissão NF-e', productId: 'p2' }),
  ];
  test.each([
    ['same product, subject alike', {}, '2'],
    ['other product', { productId: 'p3' }, undefined],
    ['no product yet', { productId: '' }, undefined],
    ['other subject', { subject: 'Folha de pagamento' }, undefined],
    ['no subject yet', { subject: '' }, undefined],
    ['a parecer already', { processNumber: '1' }, undefined],
  ])('%s', (_, changes, number) => {
    expect(resemblingProcess({ ...form, ...changes }, open)?.number).toBe(number);
  });
});
