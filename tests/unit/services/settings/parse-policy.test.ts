import { expect, test } from 'vitest';
import { parsePolicy } from '../../../../main/services/settings/parse-policy';

test('accepts dotted and nested keys, and keeps maps of routes whole', () => {
  const policy = parsePolicy({
    settings: {
      'karoo.baseUrl': 'https://karoo.example/',
      bimer: { baseUrl: 'http://10.0.0.5:8085', authStyle: 'jwt', routes: { usuarios: '/api/v2/usuarios' } },
      rules: { required: ['subject', 'subject'] },
    },
    locked: ['bimer.baseUrl'],
  });
  expect(policy).toEqual({
    isUsable: true,
    invalid: [],
    settings: {
      'karoo.baseUrl': 'https://karoo.example',
      'bimer.baseUrl': 'http://10.0.0.5:8085',
      'bimer.authStyle': 'jwt',
      'bimer.routes': { usuarios: '/api/v2/usuarios' },
      'rules.required': ['subject'],
    },
    locked: ['bimer.baseUrl'],
    problems: [],
  });
});

const bad: [what: string, json: unknown, problem: RegExp][] = [
  ['no object', [1], /não contém um objeto/],
  ['null', null, /não contém um objeto/],
  ['settings of another type', { settings: 'x' }, /“settings” deve ser um objeto/],
  ['locked of another type', { locked: 'bimer.baseUrl' }, /“locked” deve ser uma lista/],
  ['unknown key at the top', { setings: {} }, /chave desconhecida “setings”/],
  ['unknown setting', { settings: { bimer: { url: 'x' } } }, /“bimer.url” não existe/],
  ['unknown locked setting', { locked: ['bimer.url', 3] }, /“bimer.url”, que não existe/],
  ['public http', { settings: { 'bimer.baseUrl': 'http://bimer.example.com' } }, /https/],
  ['unknown choice', { settings: { 'bimer.authStyle': 'basic' } }, /oauth, jwt, jwt-api/],
  ['number as text', { settings: { 'bimer.clientId': 5 } }, /texto/],
  ['unknown field', { settings: { 'rules.required': ['subjekt'] } }, /não existe/],
  ['limit as text', { settings: { 'rules.opinionMaxLength': '4000' } }, /número inteiro/],
  ['limit too small', { settings: { 'rules.transcriptMaxLength': 5 } }, /a partir de 100/],
  ['mask as text', { settings: { 'transcript.maskCards': 'sim' } }, /verdadeiro/],
  ['route without a slash', { settings: { 'karoo.routes': { conta: 'v1/conta' } } }, /“\/”/],
  ['routes as a list', { settings: { 'karoo.routes': ['/v1'] } }, /objeto|“\/”/],
  ['an undo time that is too long', { settings: { 'outbox.undoSeconds': 31 } }, /inteiro de 0 a 30/],
  ['an undo time as text', { settings: { 'outbox.undoSeconds': '5' } }, /inteiro de 0 a 30/],
  ['lists without end', { settings: { 'bimer.maxListItems': 2_000_000 } }, /inteiro de 1000 a 1000000/],
  ['lists of nothing', { settings: { 'bimer.maxListItems': 0 } }, /inteiro de 1000 a 1000000/],
  ['half a second', { settings: { 'outbox.undoSeconds': 0.5 } }, /inteiro de 0 a 30/],
  ['a dangerous key', JSON.parse('{"settings":{"__proto__":{"x":1}}}'), /não existe/],
];

test.each(bad)('never crashes: %s', (_what, json, problem) => {
  const policy = parsePolicy(json);
  expect(policy.problems.join('\n')).toMatch(problem);
  expect(policy.settings).toEqual({});
});

test('takes limits, the removal of a limit, and masks', () => {
  const settings = {
    rules: { opinionMaxLength: 4000, transcriptMaxLength: null },
    transcript: { maskCpf: true },
  };
  expect(parsePolicy({ settings })).toEqual({
    isUsable: true,
    invalid: [],
    settings: {
      'rules.opinionMaxLength': 4000,
      'rules.transcriptMaxLength': null,
      'transcript.maskCpf': true,
    },
    locked: [],
    problems: [],
  });
});

test('a bad value does not take the good ones with it', () => {
  const policy = parsePolicy({ settings: { 'bimer.authStyle': 'basic', 'bimer.username': 'ana' } });
  expect(policy.settings).toEqual({ 'bimer.username': 'ana' });
});

test.each([
  ['no object', [1]],
  ['settings of another type', { settings: [] }],
  ['locked of another type', { locked: { 'bimer.baseUrl': true } }],
  ['a slip in a key at the top', { Locked: ['bimer.baseUrl'], settings: { 'bimer.username': 'ana' } }],
  ['a slip in the name of a lock', { locked: ['bimer.baseUrl', 'bimer.baseURL'] }],
])('nothing of it counts where the locks are in doubt: %s', (_what, json) => {
  expect(parsePolicy(json)).toMatchObject({ isUsable: false, settings: {}, locked: [] });
});

test('a setting of a newer version, or a bad value, leaves the rest usable', () => {
  const settings = { 'of.tomorrow': 1, 'bimer.authStyle': 'kerberos', 'bimer.username': 'ti' };
  expect(parsePolicy({ $schema: 'policy.schema.json', settings, locked: ['bimer.username'] })).toMatchObject({
    isUsable: true,
    settings: { 'bimer.username': 'ti' },
    locked: ['bimer.username'],
    invalid: ['bimer.authStyle'],
    problems: [expect.stringContaining('of.tomorrow'), expect.stringContaining('bimer.authStyle')],
  });
});

test('words of the file are quoted in bounds', () => {
  const { problems } = parsePolicy({ ['x'.repeat(250_000)]: 1, locked: ['y'.repeat(250_000)] });
  expect(problems.join('').length).toBeLessThan(600);
});
