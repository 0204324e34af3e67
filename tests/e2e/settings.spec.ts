import type { Page } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningSandbox } from '../support/sandbox';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { openSettings } from './support/tours/open-settings';

async function fillConnections(page: Page, { provision }: RunningSandbox): Promise<void> {
  const karoo = page.getByRole('group', { name: 'Karoo', exact: true });
  const bimer = page.getByRole('group', { name: 'Bimer', exact: true });
  await karoo.getByLabel('Endereço do servidor').fill(provision.karoo.baseUrl);
  await karoo.getByLabel('Token do agente').fill(provision.karoo.token);
  await bimer.getByLabel('Endereço do servidor').fill(provision.bimer.baseUrl);
  await bimer.getByLabel('Usuário', { exact: true }).fill(provision.bimer.username);
  await bimer.getByLabel('Senha', { exact: true }).fill(provision.bimer.password);
  await bimer.getByLabel('Segredo do cliente', { exact: true }).fill(provision.bimer.clientSecret);
}

test.describe('settings window', () => {
  test('an unconfigured app opens it; tested and saved connections work at once and after a restart', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ provision: undefined, isListening: false });
    const page = await companion.window('settings');
    await fillConnections(page, sandbox);
    await page.getByRole('button', { name: 'Testar conexão com o Karoo' }).click();
    await expect(page.getByRole('group', { name: 'Karoo', exact: true }).getByRole('status')).toContainText(
      (await sandbox.client.seedData()).agent.name,
    );
    await page.getByRole('button', { name: 'Testar conexão com o Bimer' }).click();
    await expect(page.getByRole('group', { name: 'Bimer', exact: true }).getByRole('status')).toContainText(
      /conect/i,
    );
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    await expect(page.getByText(/^Salvo/)).toBeVisible();
    await companion.waitUntilOnline();

    const files = ['settings.json', 'secrets.json'].map((name) =>
      readFile(join(companion.dataFolder, name), 'utf8'),
    );
    for (const content of await Promise.all(files))
      expect(content).not.toContain(sandbox.provision.karoo.token);
    await companion.quit();
    await launch({ provision: undefined, dataFolder: companion.dataFolder });
  });

  test('a connection test says what is wrong and what to do', async ({ launch, sandbox }) => {
    const companion = await launch({ provision: undefined, isListening: false });
    const page = await companion.window('settings');
    await fillConnections(page, sandbox);
    const bimer = page.getByRole('group', { name: 'Bimer', exact: true });
    const result = bimer.getByRole('status');
    const testBimer = page.getByRole('button', { name: 'Testar conexão com o Bimer' });
    await bimer.getByLabel('Senha', { exact: true }).fill('errada');
    await testBimer.click();
    await expect(result).toContainText(/usuário ou a senha/);
    await bimer.getByLabel('Endereço do servidor').fill('http://127.0.0.1:9');
    await testBimer.click();
    await expect(result).toContainText(/alcançar/);
    await bimer.getByLabel('Endereço do servidor').fill('http://bimer.exemplo.com.br');
    await testBimer.click();
    await expect(page.getByText(/https:\/\/: com http:\/\/ a senha/).first()).toBeVisible();
  });

  test('without a keyring it asks before it keeps secrets, and never writes them', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ provision: undefined, isListening: false, hasKeyring: false });
    const page = await companion.window('settings');
    await fillConnections(page, sandbox);
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: /não tem um lugar seguro para senhas/ });
    await dialog.getByRole('button', { name: 'Usar até o aplicativo fechar' }).click();
    await companion.waitUntilOnline();
    await expect(readFile(join(companion.dataFolder, 'secrets.json'), 'utf8')).rejects.toThrow(/ENOENT/);
    expect(await readFile(join(companion.dataFolder, 'settings.json'), 'utf8')).not.toContain(
      sandbox.provision.karoo.token,
    );
  });

  test('a change of theme calls neither server, and drops neither connection', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const page = await openSettings(companion);
    await expect.poll(() => sandbox.client.streamClients()).toBe(1);
    await expect
      .poll(async () => (await sandbox.client.requests()).some(({ path }) => path.endsWith('/usuarios')))
      .toBe(true);
    await sandbox.client.clearRequests();
    await page.getByRole('radio', { name: 'Escuro' }).check();
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    await expect(page.getByText(/^Salvo/)).toBeVisible();
    await expect
      .poll(() => companion.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource))
      .toBe('dark');
    // What this account does next is the first call that the servers see: nothing went before it.
    const { numero } = await sandbox.client.finishAttendance();
    await companion.form(numero);
    const paths = (await sandbox.client.requests()).map(({ path }) => path);
    expect(paths.filter((path) => /token|conta|eventos/.test(path))).toEqual([]);
    expect(await sandbox.client.streamClients()).toBe(1);
  });

  test('what the company locked is shown as locked, with its reason', async ({ launch, sandbox }) => {
    const companion = await launch({
      policy: {
        settings: { 'bimer.baseUrl': sandbox.bimerUrl, 'form.opening': 'onClick' },
        locked: ['bimer.baseUrl', 'form.opening'],
      },
    });
    const inbox = await companion.window('inbox');
    await inbox.getByRole('button', { name: 'Configurações' }).click();
    const page = await companion.window('settings');
    const address = page
      .getByRole('group', { name: 'Bimer', exact: true })
      .getByLabel('Endereço do servidor');
    await expect(address).toBeDisabled();
    await expect(address).toHaveValue(sandbox.bimerUrl);
    await expect(page.getByText('Definido pela empresa').first()).toBeVisible();
    await expect(page.getByRole('radio', { name: /Só avisar/ })).toBeDisabled();
    await page.getByText('Mostrar a origem de cada valor').click();
    const origins = page.getByRole('group', { name: 'Origem dos valores', exact: true });
    const place = join(companion.dataFolder, 'policy.json');
    await expect(origins.getByText(`Definido pela empresa (${place})`)).toHaveCount(2);
    await expect(origins.getByText('Escolhido neste computador').first()).toBeVisible();
    await expect(origins.getByText('Bimer: rotas')).toBeVisible();
  });

  test('a broken policy or provision file is said, and the app still starts', async ({ launch }) => {
    const companion = await launch({
      policy: { settings: { 'bimer.authStyle': 'kerberos', 'no.such': 1 } },
      provision: { karoo: { baseUrl: 5 } },
      isListening: false,
    });
    const settings = await companion.window('settings');
    await settings.evaluate(() => window.desktop.invoke['app:open-inbox'](undefined));
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/bimer\.authStyle/)).toBeVisible();
    await expect(inbox.getByText(/no\.such/)).toBeVisible();
    await expect(inbox.getByText(/karoo\.baseUrl/)).toBeVisible();
  });

  test('another policy counts without a restart, in an open settings window, too', async ({ launch }) => {
    const companion = await launch({
      policy: { settings: { 'form.opening': 'onClick' }, locked: ['form.opening'] },
    });
    const page = await openSettings(companion);
    const onClick = page.getByRole('radio', { name: /Só avisar/ });
    await expect(onClick).toBeDisabled();
    await page.getByRole('radio', { name: 'Escuro' }).check();
    await companion.changePolicy({ settings: { 'form.opening': 'inactive', 'outbox.undoSeconds': 7 } });
    await expect(onClick).toBeEnabled();
    await expect(onClick).not.toBeChecked();
    await expect(page.getByLabel('Segundos para desfazer depois de Enviar')).toHaveValue('7');
    await expect(page.getByRole('radio', { name: 'Escuro' })).toBeChecked();
  });

  test('a policy that cannot be read any more holds as it was; without one from before nothing changes, and work goes on', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({
      policy: { settings: { 'form.opening': 'onClick' }, locked: ['form.opening'] },
    });
    await companion.changePolicy('{"Locked": ["form.opening"]}');
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/Continua valendo a última política boa/)).toBeVisible();
    const { dataFolder } = companion;
    await companion.quit();

    const again = await launch({ dataFolder, provision: undefined });
    const page = await openSettings(again);
    await expect(page.getByRole('radio', { name: /Só avisar/ })).toBeChecked();
    await expect(page.getByRole('radio', { name: /Só avisar/ })).toBeDisabled();
    await again.quit();
    await rm(join(dataFolder, 'last-good-policy.json'));

    const frozen = await launch({ dataFolder, provision: undefined });
    const settings = await openSettings(frozen);
    await expect(settings.getByText('A política da empresa não pôde ser lida').first()).toBeVisible();
    const bimer = settings.getByRole('group', { name: 'Bimer', exact: true });
    await expect(bimer.getByLabel('Endereço do servidor')).toBeDisabled();
    await expect(bimer.getByLabel('Endereço do servidor')).toHaveValue(sandbox.bimerUrl);
    await bimer.getByLabel('Senha', { exact: true }).fill(sandbox.provision.bimer.password);
    await settings.getByRole('button', { name: 'Salvar', exact: true }).click();
    await expect(settings.getByText(/^Salvo/)).toBeVisible();
    const { form, seed } = await openForm(frozen, sandbox);
    await form.fillClosed(seed);
    await form.sendAndReadNumber();
  });
});
