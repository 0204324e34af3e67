import { expect, test } from 'vitest';
import type { SecretProtection } from '../../../../common/settings/settings';
import type { ProvisionFiles } from '../../../../main/services/ports';
import { Provisioner, type ProvisionRequest } from '../../../../main/services/settings/provisioner';
import { SettingsService } from '../../../../main/services/settings/settings-service';
import {
  InMemorySecretStore,
  InMemorySettingsStore,
  noPolicy,
} from '../../../support/fakes/in-memory-stores';

const path = '/tmp/provision.json';
const content = { karoo: { baseUrl: 'https://k.example', token: 'segredo' } };
const request: ProvisionRequest = { path, deletesFile: false, mustLast: false };

interface Given {
  protection?: SecretProtection;
  text?: string;
}

function world({ protection = 'encrypted', text = JSON.stringify(content) }: Given = {}) {
  const files = new Map([[path, text]]);
  const secrets = new InMemorySecretStore(protection);
  const settings = new SettingsService({ store: new InMemorySettingsStore(), secrets, policy: noPolicy });
  const state = {
    hash: null as string | null,
    readers: 'owner' as Awaited<ReturnType<ProvisionFiles['readers']>>,
    isWrongAccount: false,
    isLost: false,
    isStuck: false,
  };
  const provisioner = new Provisioner({
    settings,
    files: {
      read: (name) => {
        const found = files.get(name);
        return found === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(found);
      },
      remove: (name) => {
        if (state.isStuck) return Promise.reject(new Error('EPERM'));
        files.delete(name);
        return Promise.resolve();
      },
      readers: () => Promise.resolve(state.readers),
    },
    imported: {
      read: () => Promise.resolve(state.hash),
      write: (hash) => {
        state.hash = hash;
        return Promise.resolve();
      },
    },
    reopenSecrets: () => Promise.resolve(state.isLost ? new InMemorySecretStore() : secrets),
    isWrongAccount: () => state.isWrongAccount,
  });
  return { provisioner, settings, files, state };
}

test('imports each content once: what the person changed since stays', async () => {
  const { provisioner, settings, files } = world();
  expect(await provisioner.import(request)).toEqual({ status: 'imported', isLeft: false, warnings: [] });
  await settings.save({ values: { 'karoo.baseUrl': 'https://meu.example' }, secrets: {} });
  expect(await provisioner.import(request)).toMatchObject({ status: 'unchanged' });
  expect(settings.karooConnection()).toMatchObject({ baseUrl: 'https://meu.example', token: 'segredo' });
  files.set(path, JSON.stringify({ karoo: { baseUrl: 'https://novo.example' } }));
  expect(await provisioner.import(request)).toMatchObject({ status: 'imported' });
  expect(settings.karooConnection()).toMatchObject({ baseUrl: 'https://novo.example', token: 'segredo' });
});

test('imports the same content again where its secrets are gone', async () => {
  const { provisioner, settings } = world();
  await provisioner.import(request);
  await settings.save({ values: {}, secrets: { 'karoo.token': '' } });
  expect(await provisioner.import(request)).toMatchObject({ status: 'imported' });
  expect(settings.karooConnection().token).toBe('segredo');
});

test('deletes the file once its secrets are kept encrypted', async () => {
  const { provisioner, files } = world();
  await provisioner.import({ ...request, deletesFile: true });
  expect(files.size).toBe(0);
});

test('keeps the file where secrets live in memory only, and says so', async () => {
  const { provisioner, files } = world({ protection: 'memory' });
  const outcome = await provisioner.import({ ...request, deletesFile: true });
  expect(outcome).toMatchObject({
    status: 'imported',
    isLeft: true,
    warnings: [expect.stringMatching(/não foi apagado/)],
  });
  expect(files.size).toBe(1);
});

test('keeps the file where the secrets cannot be read back', async () => {
  const { provisioner, files, state } = world();
  state.isLost = true;
  await expect(provisioner.import({ ...request, deletesFile: true })).rejects.toMatchObject({
    code: 'storage-failed',
  });
  expect(files.size).toBe(1);
});

test('says that a file could not be deleted', async () => {
  const { provisioner, state } = world();
  state.isStuck = true;
  const outcome = await provisioner.import({ ...request, deletesFile: true });
  expect(outcome).toMatchObject({ isLeft: true, warnings: [expect.stringMatching(/não pôde ser apagado/)] });
});

test.each([
  ['owner', []],
  ['others', [/outras pessoas podem lê-lo/]],
  ['unknown', [/texto claro/]],
] as const)('warns of a file with secrets that is left: read by %s', async (readers, warnings) => {
  const { provisioner, state } = world();
  state.readers = readers;
  expect((await provisioner.import(request)).warnings).toEqual(
    warnings.map((words) => expect.stringMatching(words) as string),
  );
});

test('a file without secrets may be read by everybody', async () => {
  const { provisioner, state } = world({ text: JSON.stringify({ karoo: { baseUrl: 'https://k.example' } }) });
  state.readers = 'others';
  expect((await provisioner.import(request)).warnings).toEqual([]);
});

test.each<[string, Given, string, ProvisionRequest]>([
  ['no file', {}, 'invalid-input', { ...request, path: '/nada' }],
  ['no JSON', { text: '{' }, 'invalid-input', request],
  ['a slip', { text: '{"karo": {}}' }, 'invalid-input', request],
  [
    'secrets that would not last',
    { protection: 'memory' },
    'secrets-unavailable',
    { ...request, mustLast: true },
  ],
])('refuses %s, and changes nothing', async (_what, given, code, wanted) => {
  const { provisioner, settings, state } = world(given);
  await expect(provisioner.import(wanted)).rejects.toMatchObject({ code });
  expect(settings.karooConnection()).toMatchObject({ baseUrl: '', token: '' });
  expect(state.hash).toBeNull();
});

test('refuses to work for another account, and does not even look at the file', async () => {
  const { provisioner, settings, state, files } = world();
  state.isWrongAccount = true;
  await expect(provisioner.import({ ...request, deletesFile: true })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(settings.karooConnection().token).toBe('');
  expect(files.size).toBe(1);
});
