import { expect, test } from 'vitest';
import { parseProvision } from '../../../../main/services/settings/parse-provision';

test('separates values and secrets', () => {
  const change = parseProvision({
    karoo: { baseUrl: 'http://127.0.0.1:4000', token: 't' },
    bimer: {
      baseUrl: 'http://127.0.0.1:4001/',
      authStyle: 'oauth',
      clientId: 'c',
      username: 'ana',
      password: 'p',
    },
  });
  expect(change).toEqual({
    values: {
      'karoo.baseUrl': 'http://127.0.0.1:4000',
      'bimer.baseUrl': 'http://127.0.0.1:4001',
      'bimer.authStyle': 'oauth',
      'bimer.clientId': 'c',
      'bimer.username': 'ana',
    },
    secrets: { 'karoo.token': 't', 'bimer.password': 'p' },
  });
});

const bad: [json: unknown, key: string][] = [
  ['x', 'arquivo'],
  [{ karo: {} }, 'karo'],
  [{ karoo: 'x' }, 'karoo'],
  [{ karoo: { tokn: 'x' } }, 'karoo.tokn'],
  [{ karoo: { token: 5 } }, 'karoo.token'],
  [{ bimer: { baseUrl: 'ftp://x' } }, 'bimer.baseUrl'],
  [{ bimer: { constructor: 'x' } }, 'bimer.constructor'],
];

test.each(bad)('%j is refused and names %s', (json, key) => {
  expect(() => parseProvision(json)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  expect(() => parseProvision(json)).toThrow(`“${key}”`);
});
