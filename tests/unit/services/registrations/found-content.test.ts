import { expect, test } from 'vitest';
import { compareContent } from '../../../../main/services/registrations/found-content';
import type { FoundContent } from '../../../../main/services/ports';
import { sampleCustomer, sampleForm, sampleRegistration } from '../../../support/fakes/samples';

const same: FoundContent = { customerId: '00A0000001', subject: 'Nota fiscal', opinion: 'Olá,\nmundo ß' };
const sent = (opinion = 'Olá,\nmundo ß', subject = 'Nota fiscal') =>
  sampleRegistration({ customer: sampleCustomer(), form: sampleForm({ subject, opinion }) });

test.each<[string, Partial<FoundContent>]>([
  ['as it was sent', {}],
  ['in capitals', { subject: 'NOTA FISCAL', opinion: 'OLÁ,\nMUNDO SS' }],
  ['with other white space', { subject: ' Nota  fiscal ', opinion: 'Olá,\r\n mundo\u00a0ß\n' }],
  ['with accents apart', { opinion: 'Ola\u0301,\nmundo ß' }],
])('it is the one that was sent: %s', (_what, changes) => {
  expect(compareContent(sent(), { ...same, ...changes })).toEqual({ differing: [], untold: [] });
});

test.each<[Partial<FoundContent>, differing: string[], untold: string[]]>([
  [{ customerId: '00A0000002' }, ['customerId'], []],
  [{ subject: 'Nota' }, ['subject'], []],
  [{ opinion: 'Ola, mundo ß' }, ['opinion'], []],
  [{ opinion: null }, [], ['opinion']],
  [{ customerId: null, subject: null, opinion: '' }, ['opinion'], ['customerId', 'subject']],
])('%j is not tellably the one that was sent', (changes, differing, untold) => {
  expect(compareContent(sent(), { ...same, ...changes })).toEqual({ differing, untold });
});

test('what was sent empty need not be told, and half a character travels as a whole one', () => {
  const content = { ...same, subject: null, opinion: 'x\ufffdy' };
  expect(compareContent(sent('x\ud83dy', ''), content)).toEqual({ differing: [], untold: [] });
});
