import { describe, expect, it } from 'vitest';
import {
  calendarDateOf,
  flagOf,
  identifierOf,
  instantOf,
  serverMessageOf,
  taxNumberOf,
  textOf,
} from '../../../../main/adapters/http/wire-values';

describe('wire values', () => {
  it.each([
    [41739200010, '41739200010'],
    [417392000149, '00417392000149'],
    ['12.345.678/0001-90', '12345678000190'],
    ['123.456.789-09', '12345678909'],
    [9, '00000000009'],
    ['12ABC34501DE35', '12ABC34501DE35'],
    ['12.abc.345/01de-35', '12ABC34501DE35'],
    [12345000165, '00012345000165'],
    ['123456789012345', null],
    [-5, null],
    [1.5, null],
    [0, null],
    [null, null],
    [{}, null],
  ])('reads the tax number %j as %j', (value, expected) => {
    expect(taxNumberOf(value)).toBe(expected);
  });

  it.each([
    ['00263', '00263'],
    [263, '263'],
    [' x ', 'x'],
    ['', null],
    ['x'.repeat(101), null],
    ['a\u0000b', null],
    ['a\ud800b', null],
    ['José \u{1F600}', 'José \u{1F600}'],
    [true, null],
    [NaN, null],
  ])('reads the identifier %j as %j', (value, expected) => {
    expect(identifierOf(value)).toBe(expected);
  });

  it.each([
    [true, true],
    ['S', true],
    ['Não', false],
    [0, false],
    ['maybe', null],
    [null, null],
    [[], null],
  ])('reads the flag %j as %j', (value, expected) => {
    expect(flagOf(value)).toBe(expected);
  });

  it('cuts texts without leaving half a character', () => {
    expect(textOf('ab😀', 3)).toBe('ab\uFFFD');
    expect(textOf('   ')).toBeNull();
  });

  it('takes instants only', () => {
    expect(instantOf('2026-01-05T12:00:00-03:00')).toBe('2026-01-05T12:00:00-03:00');
    expect(instantOf('2026-13-45T12:00:00Z')).toBeNull();
    expect(instantOf('ontem')).toBeNull();
  });

  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T00:00:00-03:00', '2026-12-01'],
    ['2026-02-30', null],
    ['01/12/2026', null],
    ['<b>2026-12-01', null],
    [20261201, null],
    ['', null],
    [null, null],
    [{}, null],
  ])('reads the date %j as %j', (value, expected) => {
    expect(calendarDateOf(value)).toBe(expected);
  });

  it("makes a server's words fit to be shown", () => {
    expect(serverMessageOf('  a\u0000\u001b[31m\r\nb\u202e  c ')).toBe('a [31m b c');
    expect(serverMessageOf('x'.repeat(5000))).toHaveLength(300);
    expect(serverMessageOf(5)).toBeNull();
  });
});
