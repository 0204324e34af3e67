import { describe, expect, it } from 'vitest';
import { redact } from '../../../main/adapters/log/redact';

describe('redact', () => {
  it.each([
    ['Authorization: Bearer abc.def-123', 'abc.def'],
    ['cpf 123.456.789-09 e cnpj 12.345.678/0001-90', '456'],
    ['12345678000190', '12345678000190'],
    ['cnpj 12.ABC.345/01DE-36', 'ABC'],
    ['cnpj 12.abc.345/01de-35', 'abc'],
    ['/api/pessoas?cpfCnpj=12ABC34501DE35', '12ABC'],
    ['12abc34501de35', '12abc'],
    ['fale com ana.souza@empresa.com.br', 'ana.souza'],
    ['cartão 4111 1111 1111 1111', '4111'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig', 'eyJ'],
  ])('hides %s', (text, secret) => {
    expect(JSON.stringify(redact({ detail: text }))).not.toContain(secret);
  });

  it.each([
    'token',
    'password',
    'senha',
    'clientSecret',
    'Authorization',
    'opinion',
    'customerName',
    'email',
    'phone',
  ])('hides what is called %s', (key) => {
    expect(redact({ outer: { [key]: 'canário' } })).toEqual({ outer: { [key]: '[oculto]' } });
  });

  it.each([
    'Supermercado24',
    'ABCDEFGHIJKL24',
    'atd-1a-00001',
    '00A0000001',
    'karoo:cta-1001:atd-k9-0001a:12',
  ])('keeps %s, which is no document', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('keeps what helps, bounds what is long and survives cycles', () => {
    const cyclic: Record<string, unknown> = { status: 503, route: '/v1/conta' };
    cyclic['self'] = cyclic;
    expect(redact(cyclic)).toMatchObject({ status: 503, route: '/v1/conta' });
    expect((redact('x'.repeat(10_000)) as string).length).toBeLessThan(600);
  });

  it.each([
    ['letters', 'a'.repeat(250_000)],
    ['dots', 'a.'.repeat(125_000)],
    ['signs', 'a@'.repeat(125_000)],
    ['digits', '1'.repeat(250_000)],
    ['spaces', `Bearer${' '.repeat(250_000)}`],
    ['tokens', 'eyJ-'.repeat(62_500)],
  ])('takes no longer for very much text: %s', (_, text) => {
    const start = performance.now();
    redact({ [text]: text, list: [text, text], error: new Error(text) });
    // It took half a minute; a slow machine needs a few milliseconds now.
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('shows no half of a secret that begins where reading ends', () => {
    const text = `eyJ${'a'.repeat(1975)}.b.c Senha de ana.souza@empresa.com.br`;
    const shown = redact(text) as string;
    expect(shown).toMatch(/^\[token\] Senha de/);
    expect(shown).not.toContain('ana');
  });

  it('hides secrets in keys, too', () => {
    expect(JSON.stringify(redact({ 'ana@empresa.com.br': 1 }))).not.toContain('ana@');
  });
});
