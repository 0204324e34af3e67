import { expect, test } from 'vitest';
import type { Settings } from '../../../../common/settings/settings';
import { Listeners } from '../../../../main/services/listeners';
import { emptyPolicy, type Policy } from '../../../../main/services/settings/resolve-settings';
import { SettingsService } from '../../../../main/services/settings/settings-service';
import { InMemorySecretStore, InMemorySettingsStore } from '../../../support/fakes/in-memory-stores';

function service(
  policy: Partial<Policy> = {},
  secrets = new InMemorySecretStore(),
  user: Partial<Settings> = {},
) {
  const store = new InMemorySettingsStore(user);
  const fixed = { current: () => ({ ...emptyPolicy, ...policy }), changed: new Listeners<Policy>() };
  return new SettingsService({ store, secrets, policy: fixed });
}

test('saves values and secrets, tells it, and shows only whether a secret exists', async () => {
  const settings = service();
  const heard: string[] = [];
  settings.changed.add(({ values }) => heard.push(values['bimer.username']));
  const view = await settings.save({
    values: { 'bimer.username': 'ana', 'bimer.baseUrl': 'https://bimer.example/' },
    secrets: { 'bimer.password': 'segredo' },
  });
  expect(heard).toEqual(['ana']);
  expect(view.secrets).toEqual({
    'karoo.token': false,
    'bimer.password': true,
    'bimer.clientSecret': false,
    'network.proxyPassword': false,
  });
  expect(JSON.stringify(view)).not.toContain('segredo');
  expect(settings.bimerConnection()).toMatchObject({
    baseUrl: 'https://bimer.example',
    username: 'ana',
    password: 'segredo',
    clientSecret: '',
  });
  await settings.save({ values: {}, secrets: { 'bimer.password': '' } });
  expect(settings.view().secrets['bimer.password']).toBe(false);
});

test('refuses another value for a locked key, but not the same one sent back', async () => {
  const settings = service({ settings: { 'bimer.username': 'ti' }, locked: ['bimer.username'] });
  await expect(settings.save({ values: { 'bimer.username': 'ana' }, secrets: {} })).rejects.toMatchObject({
    code: 'locked-by-policy',
    fields: { 'bimer.username': expect.any(String) as string },
  });
  await settings.save({ values: { 'bimer.username': 'ti', 'appearance.theme': 'dark' }, secrets: {} });
  expect(settings.current()).toMatchObject({ 'bimer.username': 'ti', 'appearance.theme': 'dark' });
});

test('refuses a public http address with a message at its key, and saves nothing then', async () => {
  const settings = service();
  const change = { values: { 'karoo.baseUrl': 'http://karoo.example.com' }, secrets: { 'karoo.token': 't' } };
  await expect(settings.save(change)).rejects.toMatchObject({
    code: 'invalid-input',
    fields: { 'karoo.baseUrl': expect.stringContaining('https') as string },
  });
  expect(settings.karooConnection()).toEqual({ baseUrl: '', token: '', routes: {} });
});

test('keeps secrets in memory only when the agent accepts that', async () => {
  const settings = service({}, new InMemorySecretStore('memory'));
  const change = { values: {}, secrets: { 'karoo.token': 't' } };
  await expect(settings.save(change)).rejects.toMatchObject({ code: 'secrets-unavailable' });
  await settings.save({ values: {}, secrets: { 'karoo.token': '' } });
  await settings.save({ ...change, acceptsMemoryOnly: true });
  expect(settings.karooConnection().token).toBe('t');
});

test('previews unsaved values; secrets left out come from the store', async () => {
  const settings = service();
  await settings.save({ values: {}, secrets: { 'karoo.token': 'saved' } });
  const values = { 'karoo.baseUrl': 'https://new.example' };
  expect(settings.karooConnection({ values, secrets: {} })).toMatchObject({
    baseUrl: 'https://new.example',
    token: 'saved',
  });
  expect(settings.current()['karoo.baseUrl']).toBe('');
});

test('says of every value where it comes from, and why it may not be changed', () => {
  const place = '/etc/policy.json';
  const settings = service(
    {
      settings: { 'bimer.username': 'ti', 'form.opening': 'onClick', 'appearance.theme': 'dark' },
      locked: ['bimer.username', 'outbox.undoSeconds'],
      frozen: ['karoo.baseUrl'],
      origins: {
        'bimer.username': place,
        'form.opening': place,
        'appearance.theme': place,
        'outbox.undoSeconds': place,
        'karoo.baseUrl': place,
      },
    },
    undefined,
    { 'bimer.username': 'ana', 'appearance.theme': 'light', 'karoo.baseUrl': 'https://k.example' },
  );
  const { origins, locked } = settings.view();
  expect(origins).toMatchObject({
    'bimer.username': { from: 'policy', place, lock: 'policy' },
    'outbox.undoSeconds': { from: 'policy', place, lock: 'policy' },
    'form.opening': { from: 'policy', place, lock: null },
    'appearance.theme': { from: 'user', place, lock: null },
    'karoo.baseUrl': { from: 'user', place, lock: 'unread' },
    'bimer.clientId': { from: 'default', place: null, lock: null },
  });
  expect(locked.toSorted()).toEqual(['bimer.username', 'karoo.baseUrl', 'outbox.undoSeconds']);
});

test('while a policy cannot be read nothing changes, but secrets do', async () => {
  const settings = service({ frozen: ['bimer.baseUrl'] }, undefined, {
    'bimer.baseUrl': 'https://b.example',
  });
  const values = { 'bimer.baseUrl': 'https://evil.example' };
  await expect(settings.save({ values, secrets: {} })).rejects.toMatchObject({
    code: 'locked-by-policy',
    fields: { 'bimer.baseUrl': expect.stringContaining('não pôde ser lida') as string },
  });
  await settings.save({ values: {}, secrets: { 'bimer.password': 'nova' } });
  expect(settings.bimerConnection()).toMatchObject({ baseUrl: 'https://b.example', password: 'nova' });
});

test('another policy counts at once, and is told', () => {
  let policy = emptyPolicy;
  const changed = new Listeners<Policy>();
  const store = new InMemorySettingsStore({ 'bimer.username': 'ana' });
  const secrets = new InMemorySecretStore();
  const settings = new SettingsService({ store, secrets, policy: { current: () => policy, changed } });
  const heard: string[] = [];
  settings.changed.add(({ values }) => heard.push(values['bimer.username']));
  policy = { ...emptyPolicy, settings: { 'bimer.username': 'ti' }, locked: ['bimer.username'] };
  changed.emit(policy);
  policy = emptyPolicy;
  changed.emit(policy);
  expect(heard).toEqual(['ti', 'ana']);
});

test('tells which settings are others than before, and which secrets were given', async () => {
  const policyChanged = new Listeners<Policy>();
  let policy = emptyPolicy;
  const settings = new SettingsService({
    store: new InMemorySettingsStore({ 'appearance.theme': 'dark' }),
    secrets: new InMemorySecretStore(),
    policy: { current: () => policy, changed: policyChanged },
  });
  const heard: string[][] = [];
  settings.changed.add(({ touched }) => heard.push([...touched]));
  const { values } = settings.view();
  await settings.save({ values, secrets: {} });
  await settings.save({ values: { ...values, 'appearance.theme': 'light' }, secrets: {} });
  await settings.save({ values: { 'bimer.routes': { oauth: '/x' } }, secrets: { 'bimer.password': 'a' } });
  await settings.save({ values: { 'bimer.routes': { oauth: '/x' } }, secrets: { 'bimer.password': 'a' } });
  policy = { ...emptyPolicy, settings: { 'outbox.undoSeconds': 5 }, locked: ['outbox.undoSeconds'] };
  policyChanged.emit(policy);
  expect(heard).toEqual([
    [],
    ['appearance.theme'],
    ['bimer.routes', 'bimer.password'],
    ['bimer.password'],
    ['outbox.undoSeconds'],
  ]);
});
