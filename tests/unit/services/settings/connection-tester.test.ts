import { expect, test } from 'vitest';
import { AppError } from '../../../../common/errors';
import { ConnectionTester } from '../../../../main/services/settings/connection-tester';
import { SettingsService } from '../../../../main/services/settings/settings-service';
import { FakeBimerApi } from '../../../support/fakes/fake-bimer-api';
import { FakeKarooApi } from '../../../support/fakes/fake-karoo-api';
import {
  InMemorySecretStore,
  InMemorySettingsStore,
  noPolicy,
} from '../../../support/fakes/in-memory-stores';

function world() {
  const store = new InMemorySettingsStore();
  const secrets = new InMemorySecretStore();
  const settings = new SettingsService({ store, secrets, policy: noPolicy });
  const karoo = new FakeKarooApi();
  const bimer = new FakeBimerApi();
  const tester = new ConnectionTester({ createKaroo: () => karoo, createBimer: () => bimer, settings });
  return { karoo, bimer, tester };
}

const karooChange = { values: { 'karoo.baseUrl': 'https://k.example' }, secrets: { 'karoo.token': 't' } };
const bimerChange = {
  values: { 'bimer.baseUrl': 'https://b.example', 'bimer.username': 'ana' },
  secrets: { 'bimer.password': 'p' },
};

test('says who one is connected as', async () => {
  const { tester } = world();
  expect(await tester.test('karoo', karooChange)).toEqual({
    service: 'karoo',
    isOk: true,
    message: 'Conectado como Ana Souza, conta Exemplo.',
    action: null,
  });
  expect(await tester.test('bimer', bimerChange)).toMatchObject({
    isOk: true,
    message: 'Conectado ao Bimer como ana.',
  });
});

test('says that the account is not integrated', async () => {
  const { tester, karoo } = world();
  karoo.who.account.isIntegratedWithBimer = false;
  const result = await tester.test('karoo', karooChange);
  expect(result).toMatchObject({
    isOk: false,
    message: expect.stringContaining('não está integrada') as string,
  });
});

test('says what failed and what to do', async () => {
  const { tester, bimer } = world();
  bimer.error = new AppError('unauthorized');
  expect(await tester.test('bimer', bimerChange)).toEqual({
    service: 'bimer',
    isOk: false,
    message: 'O servidor recusou o usuário ou a senha.',
    action: 'Confira o usuário e a senha em Configurações.',
  });
  const incomplete = await tester.test('karoo', { values: {}, secrets: {} });
  expect(incomplete).toMatchObject({ isOk: false, message: 'Falta informar o endereço do Karoo.' });
  const bad = await tester.test('karoo', { values: { 'karoo.baseUrl': 'xyz' }, secrets: {} });
  expect(bad).toMatchObject({ isOk: false, message: expect.stringContaining('Endereço inválido') as string });
});
