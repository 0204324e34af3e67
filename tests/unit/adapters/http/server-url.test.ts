import { describe, expect, it } from 'vitest';
import { serverUrl } from '../../../../main/adapters/http/server-url';

const baseUrl = 'https://bimer.example/BimerApi/';

describe('serverUrl', () => {
  it.each([
    ['00263', '00263'],
    ['a/b?c#d', 'a%2Fb%3Fc%23d'],
    ['São 1', 'S%C3%A3o%201'],
    ['...', '...'],
    ['%2e%2e', '%252e%252e'],
    ['\ud800', '%EF%BF%BD'],
  ])('encodes the value %j', (codigo, encoded) => {
    expect(serverUrl({ baseUrl, route: '/api/x/{codigo}', values: { codigo } })).toBe(
      `https://bimer.example/BimerApi/api/x/${encoded}`,
    );
  });

  it.each(['', '.', '..'])('refuses the value %j, which would lead elsewhere', (codigo) => {
    expect(() => serverUrl({ baseUrl, route: '/api/x/{codigo}', values: { codigo } })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('encodes the query and leaves null out', () => {
    const url = serverUrl({
      baseUrl,
      route: 'a?fixo=1',
      query: { nome: 'A&B=C', pagina: 1, cursor: null, todos: false },
    });
    expect(url).toBe('https://bimer.example/BimerApi/a?fixo=1&nome=A%26B%3DC&pagina=1&todos=false');
  });

  it.each(['//evil.example/x', '@evil.example/x', '.evil.example', ':1234/x'])(
    'keeps the configured host whatever the route says: %s',
    (route) => {
      expect(new URL(serverUrl({ baseUrl: 'https://bimer.example', route })).host).toBe('bimer.example');
    },
  );

  it.each([
    ['', 'not-configured'],
    ['  ', 'not-configured'],
    ['http://bimer.example', 'insecure-connection'],
    ['ftp://bimer.example', 'insecure-connection'],
    ['nonsense', 'insecure-connection'],
  ])('refuses the address %j', (address, code) => {
    expect(() => serverUrl({ baseUrl: address, route: '/x' })).toThrow(expect.objectContaining({ code }));
  });
});
