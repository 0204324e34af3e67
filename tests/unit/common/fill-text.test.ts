import { expect, test } from 'vitest';
import { fillVariables } from '../../../common/attendance/fill-text';

const values = {
  cliente: 'Mercearia São João',
  contato: '',
  protocolo: '48213',
  data: '24/11/2026',
  agente: 'Ana {cliente}',
};

test.each([
  ['{cliente}, protocolo {protocolo}', 'Mercearia São João, protocolo 48213'],
  ['{Cliente} {DATA}', 'Mercearia São João 24/11/2026'],
  ['Falei com {contato}', 'Falei com {contato}'],
  ['{outro} {} { cliente } {cliente', '{outro} {} { cliente } {cliente'],
  ['{constructor}', '{constructor}'],
  ['{{cliente}}', '{Mercearia São João}'],
  ['por {agente}', 'por Ana {cliente}'],
  ['', ''],
])('%j → %j', (text, expected) => {
  expect(fillVariables(text, values)).toBe(expected);
});
