import { describe, expect, it } from 'vitest';
import type { SettingsView } from '../../../common/settings/settings-view';
import {
  defaultSettings,
  secretNames,
  settingKeys,
  type SecretPresence,
} from '../../../common/settings/settings';
import {
  addressError,
  secretMessage,
  settingError,
  settingMessage,
  wholeNumber,
} from '../../../renderer/src/features/settings/field-messages';
import { changedText } from '../../../renderer/src/features/settings/setting-texts';
import {
  bringsSecret,
  changedNames,
  changeOf,
  draftOf,
  followView,
} from '../../../renderer/src/features/settings/settings-draft';

const noSecrets = Object.fromEntries(secretNames.map((name) => [name, false])) as SecretPresence;

const originsWith = (given: Partial<SettingsView['origins']>) =>
  ({
    ...Object.fromEntries(settingKeys.map((key) => [key, { from: 'default', place: null, lock: null }])),
    ...given,
  }) as SettingsView['origins'];

const view = (changes: Partial<SettingsView> = {}): SettingsView => ({
  values: defaultSettings,
  locked: [],
  secrets: noSecrets,
  protection: 'encrypted',
  origins: originsWith({}),
  ...changes,
});

describe('what the settings window sends', () => {
  it('is nothing when nothing was changed', () => {
    expect(changeOf(view(), draftOf(view()))).toEqual({ values: {}, secrets: {} });
  });

  it('holds only what differs, trimmed, and never a locked setting', () => {
    const locked = view({ locked: ['bimer.baseUrl'] });
    const draft = draftOf(locked);
    draft.values['karoo.baseUrl'] = ' https://karoo.exemplo.com.br ';
    draft.values['bimer.baseUrl'] = 'https://outro';
    draft.secrets['bimer.password'] = ' com espaço ';
    const change = changeOf(locked, draft);
    expect(change).toEqual({
      values: { 'karoo.baseUrl': 'https://karoo.exemplo.com.br' },
      secrets: { 'bimer.password': ' com espaço ' },
    });
    expect(changedNames(change).map(changedText)).toEqual(['Endereço do servidor (Karoo)', 'Senha (Bimer)']);
  });

  it('removes a secret with an empty text, unless a new one was typed', () => {
    const draft = draftOf(view());
    draft.removed['karoo.token'] = true;
    expect(changeOf(view(), draft).secrets).toEqual({ 'karoo.token': '' });
    expect(bringsSecret(changeOf(view(), draft))).toBe(false);
    draft.secrets['karoo.token'] = 'novo';
    expect(changeOf(view(), draft).secrets).toEqual({ 'karoo.token': 'novo' });
    expect(bringsSecret(changeOf(view(), draft))).toBe(true);
  });

  it('leaves out fields that the chosen style does not show', () => {
    const draft = draftOf(view());
    draft.values['bimer.clientId'] = 'outro';
    draft.secrets['bimer.clientSecret'] = 'segredo';
    draft.values['bimer.authStyle'] = 'jwt';
    expect(changeOf(view(), draft)).toEqual({ values: { 'bimer.authStyle': 'jwt' }, secrets: {} });
  });
});

it('follows another policy, but not where something was typed that may stay', () => {
  const before = view();
  const draft = draftOf(before);
  draft.values['karoo.baseUrl'] = 'https://digitado';
  draft.values['bimer.username'] = 'digitado';
  const after = view({
    values: {
      ...defaultSettings,
      'karoo.baseUrl': 'https://empresa',
      'bimer.username': 'ti',
      'form.opening': 'onClick',
    },
    locked: ['bimer.username'],
  });
  followView(draft, before, after);
  expect(draft.values).toMatchObject({
    'karoo.baseUrl': 'https://digitado',
    'bimer.username': 'ti',
    'form.opening': 'onClick',
  });
});

describe('the proxy', () => {
  const draftWith = (proxy: string) => {
    const draft = draftOf(view());
    draft.values['network.proxy'] = proxy;
    draft.values['network.proxyUser'] = 'ana';
    draft.secrets['network.proxyPassword'] = 'segredo';
    return draft;
  };

  it.each(['system', 'none'])('%s takes no user and no password along', (proxy) => {
    expect(changeOf(view(), draftWith(proxy))).toEqual({
      values: proxy === 'system' ? {} : { 'network.proxy': proxy },
      secrets: {},
    });
  });

  it('by an address takes both', () => {
    expect(changeOf(view(), draftWith('http://proxy:8080'))).toEqual({
      values: { 'network.proxy': 'http://proxy:8080', 'network.proxyUser': 'ana' },
      secrets: { 'network.proxyPassword': 'segredo' },
    });
  });

  it.each([
    ['system', null],
    ['http://proxy:8080', null],
    ['', /inválido/],
    ['proxy:8080', /http:\/\//],
  ])('%j is judged without a server', (proxy, words) => {
    const error = settingError('network.proxy', draftWith(proxy));
    if (words === null) expect(error).toBeNull();
    else expect(error).toMatch(words);
  });
});

describe('what stands under a field', () => {
  const draftWith = (url: string) => {
    const draft = draftOf(view());
    draft.values['bimer.baseUrl'] = url;
    return draft;
  };

  it('is its error before anything else', () => {
    const message = settingMessage('bimer.baseUrl', view(), draftWith('http://10.0.0.1'), {
      'bimer.baseUrl': 'Não.',
    });
    expect(message).toEqual({ tone: 'error', text: 'Não.' });
  });

  it('warns of plain http on a private network', () => {
    const text = 'Conexão sem criptografia: só use na rede interna.';
    expect(settingMessage('bimer.baseUrl', view(), draftWith('http://10.0.0.1:8085'), {})).toEqual({
      tone: 'warning',
      text,
    });
    expect(settingMessage('bimer.baseUrl', view(), draftWith('https://10.0.0.1'), {})).toBeNull();
  });

  it('names the policy that locks it', () => {
    const locked = view({
      locked: ['bimer.baseUrl'],
      origins: originsWith({
        'bimer.baseUrl': { from: 'policy', place: '/etc/policy.json', lock: 'policy' },
      }),
    });
    expect(settingMessage('bimer.baseUrl', locked, draftWith('https://x'), {})).toMatchObject({
      text: 'Definido pela empresa',
      isLocked: true,
      hint: 'Definido pela empresa em /etc/policy.json',
    });
  });

  it('says that nothing may change while the policy cannot be read', () => {
    const frozen = view({
      origins: originsWith({ 'bimer.baseUrl': { from: 'user', place: '/etc/policy.json', lock: 'unread' } }),
    });
    expect(settingMessage('bimer.baseUrl', frozen, draftWith('https://x'), {})).toMatchObject({
      text: 'Não pode ser alterado agora',
      isLocked: true,
      hint: expect.stringContaining('/etc/policy.json não pôde ser lida') as string,
    });
  });

  it('tells whether a secret is stored and how long it holds', () => {
    const stored = { ...noSecrets, 'karoo.token': true };
    const text = (changes: Partial<SettingsView>) =>
      secretMessage('karoo.token', view({ secrets: stored, ...changes }), draftOf(view()), {})?.text;
    expect(text({})).toBe('Guardado com segurança – deixe em branco para manter');
    expect(text({ protection: 'memory' })).toContain('só até o aplicativo fechar');
    expect(text({ secrets: { ...stored, 'karoo.token': false } })).toBeUndefined();
  });

  it('finds bad addresses without a server, but lets an empty one pass', () => {
    expect(addressError('')).toBeNull();
    expect(addressError('https://karoo.exemplo.com.br')).toBeNull();
    expect(addressError('http://karoo.exemplo.com.br')).toContain('https');
  });
});

it.each([
  ['0', 0],
  [' 30 ', 30],
  ['31', null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['1e1', null],
])('takes %j as %s seconds', (text, value) => {
  expect(wholeNumber(text, 0, 30)).toBe(value);
});

it.each([
  ['29', null],
  ['30', 30],
  ['3650', 3650],
  ['3651', null],
])('takes %j as %s days', (text, value) => {
  expect(wholeNumber(text, 30, 3650)).toBe(value);
});
