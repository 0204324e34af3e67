import { expect, test } from 'vitest';
import { customerQuery, hasNameLetters } from '../../../common/attendance/customer-query';

const phone = (digits: string) => ({ kind: 'phone', digits });

test.each([
  ['  ', { kind: 'nothing' }],
  ['00263', { kind: 'code', code: '00263' }],
  [' A1 ', { kind: 'code', code: 'A1' }],
  ['1-2', { kind: 'code', code: '1-2' }],
  ['..a..', { kind: 'code', code: '..a..' }],
  ['são', { kind: 'name', name: 'são' }],
  ['3M do Brasil', { kind: 'name', name: '3M do Brasil' }],
  ['Supermercado24', { kind: 'name', name: 'Supermercado24' }],
  [
    '12345678909',
    { kind: 'number', code: '12345678909', document: '12345678909', contact: phone('12345678909') },
  ],
  ['123.456.789-09', { kind: 'number', code: null, document: '12345678909', contact: phone('12345678909') }],
  ['11.222.333/0001-81', { kind: 'number', code: null, document: '11222333000181', contact: null }],
  ['12.abc.345/01de-35', { kind: 'number', code: null, document: '12ABC34501DE35', contact: null }],
  ['12ABC34501DE35', { kind: 'number', code: null, document: '12ABC34501DE35', contact: null }],
  ['1133334444', { kind: 'number', code: '1133334444', document: null, contact: phone('1133334444') }],
  ['(11) 98888-7777', { kind: 'contact', contact: phone('11988887777') }],
  ['3333-4444', { kind: 'contact', contact: phone('33334444') }],
  ['c@x', { kind: 'contact', contact: { kind: 'email', text: 'c@x' } }],
])('%j asks for %j', (text, expected) => {
  expect(customerQuery(text)).toEqual(expected);
});

test.each([
  ['São', true],
  ['ab', false],
  ['3M', false],
  ['123', false],
  ['%%%', false],
])('%j can be searched as a name: %s', (text, expected) => {
  expect(hasNameLetters(text)).toBe(expected);
});
