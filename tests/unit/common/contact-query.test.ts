import { expect, test } from 'vitest';
import { contactQuery, isContact } from '../../../common/attendance/contact-query';

test.each([
  ['celia@empresa.com.br', { kind: 'email', text: 'celia@empresa.com.br' }],
  ['Celia@', { kind: 'email', text: 'celia@' }],
  ['(11) 98888-7777', { kind: 'phone', digits: '11988887777' }],
  ['+55 11 98888-7777', { kind: 'phone', digits: '11988887777' }],
  ['011 3333-4444', { kind: 'phone', digits: '1133334444' }],
  ['3333-4444', { kind: 'phone', digits: '33334444' }],
  ['1133334444', { kind: 'phone', digits: '1133334444' }],
  ['00263', null],
  ['12345678', null],
  ['1-2', null],
  ['12.345.678/0001-90', null],
  ['Mercearia São João', null],
  ['@', null],
])('%j asks for %j', (text, expected) => {
  expect(contactQuery(text)).toEqual(expected);
});

test.each([
  ['(11) 98888-7777', '+55 (11) 98888-7777', true],
  ['98888-7777', '11988887777', true],
  ['11988887777', '98888-7777', true],
  ['(21) 98888-7777', '(11) 98888-7777', false],
  ['(11) 98888-7777', '7777', false],
  ['(11) 98888-7777', null, false],
])('%s is the phone %s: %s', (typed, phone, expected) => {
  const query = contactQuery(typed);
  expect(query && isContact(query, { name: null, email: null, phone })).toBe(expected);
});

test.each([
  ['celia@emp', 'Celia@Empresa.com.br', true],
  ['celia@emp', 'ana@empresa.com.br', false],
  ['celia@emp', null, false],
])('%s is the address %s: %s', (typed, email, expected) => {
  const query = contactQuery(typed);
  expect(query && isContact(query, { name: null, email, phone: null })).toBe(expected);
});
