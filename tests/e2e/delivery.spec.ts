import type { Page } from '@playwright/test';
import type { RunningSandbox } from '../support/sandbox';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm, type OpenedForm } from './support/open-form';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const search = { ...post, method: 'GET' } as const;
const busy = { ...post, kind: 'status', status: 429, headers: { 'retry-after': '600' } } as const;
const mark = { service: 'karoo', method: 'POST', route: '/v1/atendimentos/{id}/integracoes' } as const;

const wake = ({ electron }: Companion) =>
  electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));

const subjectsIn = async ({ client }: RunningSandbox) =>
  (await client.registrations()).attendances.map(({ Assunto }) => Assunto);

async function outboxOf(companion: Companion): Promise<Page> {
  const inbox = await companion.window('inbox');
  await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
  return inbox;
}

/** Fills the form and sends it into a queue that cannot empty itself for ten minutes. */
async function queue({ form, seed }: OpenedForm, subject: string): Promise<void> {
  await form.fillClosed(seed, { subject });
  await form.button('Enviar').click();
  await expect(form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
}

test.describe('the send queue', () => {
  test('keeps the order of each customer, lets no customer wait for another, and hurries after a wake', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    await sandbox.client.setFault(busy);
    await queue(await openForm(companion, sandbox), 'Primeiro');
    const second = await openForm(companion, sandbox);
    await queue(second, 'Segundo');
    const outcome = second.form.page.getByRole('heading', {
      name: /depois do registro anterior deste cliente/,
    });
    await expect(outcome).toBeVisible();
    const { otherCustomer } = second.seed;
    const other = await openForm(companion, sandbox, {
      cliente: { codigo: otherCustomer.Codigo, razaoSocial: otherCustomer.Nome, cpfCnpj: null },
    });
    await other.form.fillClosed({ ...other.seed, customer: otherCustomer }, { subject: 'Outro cliente' });
    await sandbox.client.setFault({ ...post, kind: 'delay', delayMs: 5_000 });
    await other.form.button('Enviar').dblclick();
    const outbox = await outboxOf(companion);
    const row = (opened: OpenedForm) => outbox.getByRole('listitem').filter({ hasText: opened.number });
    await expect(row(other).getByText('Enviando')).toBeVisible();
    await other.form.readNumber();
    await expect(row(other).getByText(/^Registrado – processo/)).toBeVisible();
    await expect(row(second).getByText('Na fila')).toBeVisible();
    expect(await subjectsIn(sandbox)).toEqual(['Outro cliente']);

    await wake(companion);
    await expect.poll(() => subjectsIn(sandbox)).toEqual(['Outro cliente', 'Primeiro', 'Segundo']);
  });

  test('hurries when the network returns and when asked', async ({ launch, sandbox }) => {
    const companion = await launch();
    await sandbox.client.setFault(busy);
    await queue(await openForm(companion, sandbox), 'A rede volta');
    await sandbox.client.setFault({ service: 'karoo', kind: 'stream-close' });
    await expect.poll(() => subjectsIn(sandbox)).toEqual(['A rede volta']);

    await sandbox.client.setFault(busy);
    await queue(await openForm(companion, sandbox), 'O agente pede');
    const outbox = await outboxOf(companion);
    await outbox.getByRole('button', { name: /^Tentar agora/ }).click();
    await expect.poll(() => subjectsIn(sandbox)).toEqual(['A rede volta', 'O agente pede']);
  });

  test('gives back what is refused while nobody looks, as a form with the field marked', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    await sandbox.client.setFault(busy);
    const refused = await openForm(companion, sandbox);
    await queue(refused, 'Recusado');
    await refused.form.button('Fechar').click();
    await refused.form.waitUntilClosed();
    await sandbox.client.setFault({
      ...post,
      kind: 'status',
      status: 400,
      body: { Erros: [{ ErrorCode: 'V99', ErrorMessage: 'Assunto não permitido.' }], ListaObjetos: [] },
    });
    await wake(companion);
    const inbox = await outboxOf(companion);
    const row = inbox.getByRole('listitem').filter({ hasText: refused.number });
    await expect(row.getByText('Precisa de você')).toBeVisible();
    await expect(row.getByText(/Assunto não permitido/)).toBeVisible();
    await inbox.getByRole('tab', { name: /Pendências/ }).click();
    const pending = inbox.getByRole('option').filter({ hasText: refused.number });
    await expect(pending.getByText('Precisa de você')).toBeVisible();
    await pending.click();
    const form = await companion.form(refused.number);
    await expect(form.field('TAG / Assunto')).toHaveAttribute('aria-invalid', 'true');
    await expect(form.field('TAG / Assunto')).toBeFocused();
    await form.fill('TAG / Assunto', 'Corrigido');
    await form.sendAndReadNumber();
    expect(await subjectsIn(sandbox)).toEqual(['Corrigido']);
  });

  test('says when Bimer could not be asked, asks before it sends again, and marks in Karoo as a step of its own', async ({
    launch,
    sandbox,
  }) => {
    const { client } = sandbox;
    const companion = await launch();
    const { form, seed, number, id } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await client.setFault({ ...post, kind: 'drop-after-store' });
    await client.setFault({ ...search, kind: 'status', status: 503, headers: { 'retry-after': '600' } });
    await client.setFault({ ...mark, kind: 'status', status: 503, headers: { 'retry-after': '600' } });
    await form.button('Enviar').click();
    const outbox = await outboxOf(companion);
    const row = outbox.getByRole('listitem').filter({ hasText: number });
    await expect(row.getByText('Verificando no Bimer')).toBeVisible();
    await expect(row.getByText(/Próxima tentativa em \d+ min/)).toBeVisible();
    await row.getByRole('button', { name: /^Tentar agora/ }).click();
    await expect(row.getByText(/^Registrado – processo \d+/)).toBeVisible();
    await expect(row.getByText('Karoo ainda não avisado')).toBeVisible();
    expect((await client.registrations()).integrations).toEqual([]);

    await companion.kill();
    await launch({ dataFolder: companion.dataFolder });
    await expect
      .poll(async () => (await client.registrations()).integrations)
      .toMatchObject([{ atendimento: id, concluida: true }]);
    expect((await client.registrations()).attendances).toHaveLength(1);
    const calls = (await client.requests())
      .filter(({ service, route }) => service === 'bimer' && route === post.route)
      .map(({ method }) => method);
    expect(calls).toEqual(['POST', 'GET', 'GET']);
  });
});
