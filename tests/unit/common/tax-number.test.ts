import { expect, test } from 'vitest';
import {
  formatTaxNumber,
  isCnpj,
  isCpf,
  isTaxNumber,
  readTaxNumber,
  typedTaxNumber,
} from '../../../common/attendance/tax-number';

test.each([
  ['52998224725', true],
  ['52998224726', false],
  ['11111111111', false],
  ['5299822472', false],
  ['529.982.247-25', false],
])('%s can be a CPF: %s', (digits, expected) => {
  expect(isCpf(digits)).toBe(expected);
});

test.each([
  ['11222333000181', true],
  ['11222333000182', false],
  ['12ABC34501DE35', true],
  ['12ABC34501DE36', false],
  ['12abc34501de35', false],
  ['12ABC34501DEA5', false],
  ['00000000000000', false],
  ['AAAAAAAAAAAAAA', false],
])('%s can be a CNPJ: %s', (text, expected) => {
  expect(isCnpj(text)).toBe(expected);
});

/** As servers send it in a field of its own: nothing but a tax number is to be expected there. */
test.each([
  ['12.345.678/0001-90', '12345678000190'],
  ['123.456.789-09', '12345678909'],
  ['12.ABC.345/01DE-35', '12ABC34501DE35'],
  ['12.abc.345/01de-35', '12ABC34501DE35'],
  ['12ABC34501DE36', '12ABC34501DE36'],
  ['12 ABC 345 01DE 35', '12ABC34501DE35'],
  // Leading zeros that were lost: of a CPF, of a CNPJ with two, and of one with three, which its check digits tell.
  ['8224725', '00008224725'],
  ['417392000149', '00417392000149'],
  ['12345000165', '00012345000165'],
  ['191', '00000000191'],
  ['ABC34501DE35', null],
  ['12ABC34501DE3A', null],
  ['123456789012345', null],
  ['-5', null],
  ['0', null],
  ['isento', null],
  ['', null],
])('the field %j holds %j', (text, expected) => {
  expect(readTaxNumber(text)).toBe(expected);
});

/** As people type it where names and codes may be typed, too. */
test.each([
  ['52998224725', '52998224725'],
  ['529.982.247-25', '52998224725'],
  ['12345678000190', '12345678000190'],
  ['12.ABC.345/01DE-35', '12ABC34501DE35'],
  [' 12abc34501de35 ', '12ABC34501DE35'],
  // With all its punctuation it is meant as one even when a digit is wrong; a word is not.
  ['12.abc.345/01de-36', '12ABC34501DE36'],
  ['12ABC34501DE36', null],
  ['Supermercado24', null],
  ['Rua das Flores 24', null],
  ['417392000149', null],
  ['00263', null],
  ['', null],
])('%j is typed for %j', (text, expected) => {
  expect(typedTaxNumber(text)).toBe(expected);
});

test.each([
  ['11222333000181', '11.222.333/0001-81'],
  ['12ABC34501DE35', '12.ABC.345/01DE-35'],
  ['52998224725', '529.982.247-25'],
  ['123', '123'],
])('%s is shown as %s', (number, shown) => {
  expect(formatTaxNumber(number)).toBe(shown);
  expect(isTaxNumber(number)).toBe(number !== shown);
});
