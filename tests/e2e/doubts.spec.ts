import type { Page } from '@playwright/test';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm, type OpenedForm } from './support/open-form';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const search = { ...post, method: 'GET' } as const;

async function rowOf(companion: Companion, { number }: OpenedForm) {
  const inbox: Page = await companion.window('inbox');
  await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
  return inbox.getByRole('listitem').filter({ hasText: number });
}

test.describe('nothing is sent, and nothing believed, in doubt', () => {
  test('what Bimer finds is not tellably what was sent: the agent says whether it is', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const opened = await openForm(companion, sandbox);
    await opened.form.fillClosed(opened.seed);
    await sandbox.client.setFault({ ...post, kind: 'drop-before-store' });
    const somebody = { Identificador: '00A0099999', Numero: '123456' };
    await sandbox.client.setFault({
      ...search,
      kind: 'status',
      status: 200,
      body: { Erros: [], ListaObjetos: [somebody] },
      times: 100,
    });
    await opened.form.button('Enviar').click();
    await expect(opened.form.button('É outro: enviar este de novo')).toBeVisible({ timeout: 20_000 });
    await expect(
      opened.form.page.getByText(/deu o processo 123456, mas não dá para confirmar/),
    ).toBeVisible();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
    await opened.form.button('É este registro').click();
    await opened.form.waitUntilClosed();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations)
      .toMatchObject([{ atendimento: opened.id, numeroBimer: '123456' }]);
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
  });

  test('Karoo does not say that nobody else registered it: it waits, until Karoo answers or the agent sends all the same', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const silence = { service: 'karoo', route: '/v1/atendimentos/{id}', kind: 'drop-before-store' } as const;
    const send = async (subject: string) => {
      const opened = await openForm(companion, sandbox);
      await sandbox.client.setFault({ ...silence, times: 100 });
      await opened.form.fillClosed(opened.seed, { subject });
      await opened.form.button('Enviar').click();
      const outcome = opened.form.page.getByRole('heading', { name: /esperando o Karoo confirmar/ });
      await expect(outcome).toBeVisible();
      return rowOf(companion, opened);
    };
    const first = await send('Karoo responde');
    await expect(first.getByText(/Esperando o Karoo confirmar que ninguém mais registrou/)).toBeVisible();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
    await sandbox.client.clearFaults();
    await first.getByRole('button', { name: /^Tentar agora/ }).click();
    await expect(first.getByText(/^Registrado – processo/)).toBeVisible();

    const second = await send('O agente decide');
    await expect(second.getByText(/fica em dobro no Bimer/)).toBeVisible();
    await second.getByRole('button', { name: /^Enviar sem esperar o Karoo/ }).click();
    await expect(second.getByText(/^Registrado – processo/)).toBeVisible();
    const { attendances } = await sandbox.client.registrations();
    expect(attendances.map(({ Assunto, Historico }) => [Assunto, Historico === null])).toEqual([
      ['Karoo responde', false],
      ['O agente decide', true],
    ]);
  });

  test('what Bimer stores after all, when the agent had it sent again, is told with both numbers', async ({
    launch,
    sandbox,
  }) => {
    // The time-out of a request is waited for, whatever the setting.
    test.setTimeout(120_000);
    const companion = await launch({ policy: { settings: { 'bimer.settleSeconds': 0 } } });
    const opened = await openForm(companion, sandbox);
    await opened.form.fillClosed(opened.seed);
    await sandbox.client.setFault({ ...post, kind: 'late-store', delayMs: 12_000 });
    await opened.form.button('Enviar').click();
    const row = await rowOf(companion, opened);
    await expect(row.getByText('Verificando no Bimer')).toBeVisible();
    await row.getByRole('button', { name: /^Não está: enviar de novo/ }).click();
    await expect(row.getByText(/^Registrado – processo/)).toBeVisible();
    await expect
      .poll(async () => (await sandbox.client.registrations()).attendances.length, { timeout: 20_000 })
      .toBe(2);
    const [sent, late] = (await sandbox.client.registrations()).attendances;
    const told = row.getByText(`processos ${sent?.Numero} e ${late?.Numero}`);
    await expect(told).toBeVisible({ timeout: 60_000 });
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations)
      .toMatchObject([{ numeroBimer: sent?.Numero }]);
    await row.getByRole('button', { name: 'Entendi' }).click();
    await expect(row.getByText(/^Registrado – processo/)).toBeVisible();
  });

  test('a Bimer that fails three times is not sent it again but by the agent, who may take it back', async ({
    launch,
    sandbox,
  }) => {
    // Each time the time-out of a request is waited for, whatever the setting.
    test.setTimeout(240_000);
    const companion = await launch({ policy: { settings: { 'bimer.settleSeconds': 0 } } });
    const opened = await openForm(companion, sandbox);
    await opened.form.fillClosed(opened.seed, { subject: 'O Bimer não grava' });
    await sandbox.client.setFault({ ...post, kind: 'status', status: 500, times: 100 });
    await opened.form.button('Enviar').click();
    const row = await rowOf(companion, opened);
    await expect(row.getByText(/não gravou o registro .* em 3 envios/)).toBeVisible({ timeout: 180_000 });
    await expect(row.getByText('Precisa de você')).toBeVisible();
    await expect(row.getByRole('button', { name: 'Já está no Bimer' })).toBeVisible();
    await expect(row.getByRole('button', { name: 'Não está: enviar de novo' })).toBeVisible();
    await row.getByRole('button', { name: 'Retirar da fila' }).click();
    await expect(row).toBeHidden();
    await expect(opened.form.field('TAG / Assunto')).toHaveValue('O Bimer não grava');
    await sandbox.client.clearFaults();
    await opened.form.button('Enviar').click();
    await opened.form.waitUntilClosed();
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('what Bimer stores late is found and sent no second time', async ({ launch, sandbox }) => {
    const companion = await launch();
    const opened = await openForm(companion, sandbox);
    await opened.form.fillClosed(opened.seed);
    await sandbox.client.setFault({ ...post, kind: 'late-store', delayMs: 8_000 });
    await opened.form.button('Enviar').click();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations.length, { timeout: 40_000 })
      .toBe(1);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });
});
