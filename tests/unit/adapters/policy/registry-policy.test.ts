import { describe, expect, it } from 'vitest';
import { ManagedPreferences } from '../../../../main/adapters/policy/managed-preferences';
import type { RegQuery } from '../../../../main/adapters/policy/reg-query';
import { RegistryPolicy, type Hive } from '../../../../main/adapters/policy/registry-policy';
import { parsePolicy } from '../../../../main/services/settings/parse-policy';

/** As Windows prints it; both languages name keys and types alike. */
const output = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Karoo Bimer Companion',
  '    (Padrão)    REG_SZ    (valor não definido)',
  '    bimer.baseUrl    REG_SZ    http://192.168.0.10:8085',
  '    transcript.maskCpf    REG_DWORD    0x1',
  '    transcript.maskCards    REG_DWORD    0x0',
  '    outbox.undoSeconds    REG_DWORD    0x1e',
  '    rules.opinionMaxLength    REG_DWORD    0x0',
  '    rules.transcriptMaxLength    REG_DWORD    0xfa0',
  '    rules.required    REG_MULTI_SZ    subject\\0opinion',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Karoo Bimer Companion\\bimer.routes',
  '    usuarios    REG_SZ    /api/v2/usuarios',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Karoo Bimer Companion\\Recommended',
  '    form.opening    REG_SZ    onClick',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Karoo Bimer Companion\\Recommended\\form.shortcuts',
  '    conversation    REG_SZ    Ctrl+J',
  '    summary    REG_SZ    ',
  '',
].join('\r\n');

function policyWith(query: RegQuery, hive: Hive = 'HKLM', now = () => 0) {
  return new RegistryPolicy(hive, query, now);
}

describe('group policy', () => {
  it('says what is locked, and beside it what is only to begin with', async () => {
    const reading = await policyWith(() => Promise.resolve(output)).read();
    expect(reading).toEqual({
      kind: 'found',
      json: {
        settings: {
          'bimer.baseUrl': 'http://192.168.0.10:8085',
          'transcript.maskCpf': true,
          'transcript.maskCards': false,
          'outbox.undoSeconds': 30,
          'rules.opinionMaxLength': null,
          'rules.transcriptMaxLength': 4000,
          'rules.required': ['subject', 'opinion'],
          'bimer.routes': { usuarios: '/api/v2/usuarios' },
          'form.opening': 'onClick',
          'form.shortcuts': { conversation: 'Ctrl+J', summary: null },
        },
        locked: [
          'bimer.baseUrl',
          'transcript.maskCpf',
          'transcript.maskCards',
          'outbox.undoSeconds',
          'rules.opinionMaxLength',
          'rules.transcriptMaxLength',
          'rules.required',
          'bimer.routes',
        ],
      },
    });
  });

  it('of a newer version is told and does not spoil the rest', async () => {
    const text = `HKEY_CURRENT_USER\\Software\\Policies\\Karoo Bimer Companion\r\n    of.tomorrow    REG_SZ    x\r\n    bimer.username    REG_SZ    ti\r\n    form.opensNext    REG_SZ    sim\r\n`;
    const reading = await policyWith(() => Promise.resolve(text), 'HKCU').read();
    expect(reading.kind === 'found' && parsePolicy(reading.json)).toMatchObject({
      isUsable: true,
      settings: { 'bimer.username': 'ti' },
      locked: ['bimer.username', 'form.opensNext'],
      invalid: ['form.opensNext'],
      problems: [expect.stringContaining('of.tomorrow'), expect.stringContaining('form.opensNext')],
    });
  });

  /** A registry in which only some keys can be listed; what is asked beyond that fails, as reg.exe does. */
  const listing = (keys: Record<string, string[]>): RegQuery => {
    return (path = '') => {
      const subkeys = keys[path];
      return Promise.resolve(
        subkeys === undefined ? null : subkeys.map((name) => `HKEY_X\\${name}`).join('\r\n'),
      );
    };
  };
  const policies = 'HKLM\\Software\\Policies';

  it.each<[string, Record<string, string[]>, string]>([
    ['no key of ours', { [policies]: ['Policies\\Microsoft'] }, 'absent'],
    ['no policies at all', { 'HKLM\\Software': ['Software\\Classes'] }, 'absent'],
    ['a key of ours that may not be read', { [policies]: ['Policies\\Karoo Bimer Companion'] }, 'unreadable'],
    ['nothing that may be read', {}, 'unreadable'],
    ['policies that may not be read', { 'HKLM\\Software': ['Software\\Policies'] }, 'unreadable'],
  ])('%s', async (_, keys, kind) => {
    expect(await policyWith(listing(keys)).read()).toMatchObject({ kind });
  });

  it('is not asked for more than once a minute', async () => {
    let now = 0;
    let count = 0;
    const query = () => {
      count += 1;
      return Promise.resolve(output);
    };
    const policy = policyWith(query, 'HKLM', () => now);
    await Promise.all([policy.read(), policy.read()]);
    now = 59_999;
    await policy.read();
    expect(count).toBe(1);
    now = 60_000;
    await policy.read();
    expect(count).toBe(2);
  });
});

describe('a profile of macOS', () => {
  it.each([
    ['{"settings": {}, "locked": []}', { kind: 'found', json: { settings: {}, locked: [] } }],
    [null, { kind: 'unreadable' }],
    ['no', { kind: 'unreadable' }],
  ])('as plutil gives it: %j', async (text, reading) => {
    const preferences = new ManagedPreferences(import.meta.filename, () => Promise.resolve(text));
    expect(await preferences.read()).toMatchObject(reading);
  });

  it('that is not there is no policy, and plutil is not even asked', async () => {
    const never = () => Promise.reject(new Error('asked'));
    expect(await new ManagedPreferences('/nada/x.plist', never).read()).toEqual({ kind: 'absent' });
  });
});
