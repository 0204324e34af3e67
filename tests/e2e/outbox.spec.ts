import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const busy = { ...post, kind: 'status', status: 429, headers: { 'retry-after': '600' } } as const;

test.describe('what has not been sent is the agent’s', () => {
  test('Enviar can be undone in the time that the company gives, and nothing typed is lost', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ policy: { settings: { 'outbox.undoSeconds': 30 } } });
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { opinion: 'Texto que volta' });
    await form.button('Enviar').click();
    await expect(form.page.getByText(/Será enviado ao Bimer em \d+ segundos/)).toBeVisible();
    await form.button('Desfazer').click();
    await expect(form.field('Parecer')).toHaveValue('Texto que volta');
    await expect(form.field('TAG / Assunto')).toBeEditable();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);

    await form.fill('TAG / Assunto', 'Assunto corrigido');
    await form.button('Enviar').click();
    await form.button('Enviar agora').click();
    await form.readNumber();
    expect((await sandbox.client.registrations()).attendances).toMatchObject([
      { Assunto: 'Assunto corrigido' },
    ]);
  });

  test('what waits in the queue can be withdrawn, and waits as a draft', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, number, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { subject: 'Ainda não' });
    await sandbox.client.setFault(busy);
    await form.button('Enviar').click();
    await expect(form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    const inbox = await companion.window('inbox');
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    await inbox.getByRole('button', { name: /Retirar da fila/ }).click();
    await expect(inbox.getByText('A fila está vazia')).toBeVisible();
    // The form that was still open shows the draft again.
    await expect(form.field('TAG / Assunto')).toHaveValue('Ainda não');
    await inbox.getByRole('tab', { name: /Pendências/ }).click();
    await expect(inbox.getByText(number).first()).toBeVisible();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
  });

  test('what waits in the queue can be corrected there', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, number, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault(busy);
    await form.button('Enviar').click();
    await form.button('Fechar').click();
    await form.waitUntilClosed();
    const inbox = await companion.window('inbox');
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    await inbox.getByRole('button', { name: /Corrigir/ }).click();
    const again = await companion.form(number);
    await again.fill('TAG / Assunto', 'Corrigido na fila');
    await again.sendAndReadNumber();
    expect((await sandbox.client.registrations()).attendances).toMatchObject([
      { Assunto: 'Corrigido na fila' },
    ]);
  });
});

test.describe('what only the agent can find out', () => {
  test('a Bimer that cannot be searched: the evidence, and “it is there” under its number', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, id, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault({ ...post, kind: 'drop-after-store' });
    await sandbox.client.setFault({ ...post, method: 'GET', kind: 'not-found-route', times: 100 });
    await form.button('Enviar').click();
    await expect(form.button('Já está no Bimer')).toBeVisible({ timeout: 20_000 });
    await expect(form.page.getByText(new RegExp(`^karoo:.+:${id}:1:[a-z0-9]{8}$`))).toBeVisible();
    const [stored] = (await sandbox.client.registrations()).attendances;
    await form.field('Número do processo no Bimer (opcional)').fill('12x');
    await form.button('Já está no Bimer').click();
    await expect(form.page.getByText(/só os algarismos/)).toBeVisible();
    await form.field('Número do processo no Bimer (opcional)').fill(stored?.Numero ?? '');
    await form.button('Já está no Bimer').click();
    await form.waitUntilClosed();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations)
      .toMatchObject([{ atendimento: id, numeroBimer: stored?.Numero }]);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('a Bimer that does not search (405): “it is not there” sends it again', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault({ ...post, kind: 'drop-before-store' });
    await sandbox.client.setFault({ ...post, method: 'GET', kind: 'status', status: 405, times: 100 });
    await form.button('Enviar').click();
    const inbox = await companion.window('inbox');
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    await inbox.getByRole('button', { name: 'Não está: enviar de novo' }).click({ timeout: 20_000 });
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations.length, { timeout: 20_000 })
      .toBe(1);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('registered elsewhere while it waited here: nothing is sent before the agent decides', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, id, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault(busy);
    await form.button('Enviar').click();
    await form.button('Fechar').click();
    await sandbox.client.integrateElsewhere(id, '777');
    const inbox = await companion.window('inbox');
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    await expect(inbox.getByText(/foi registrado em outro lugar, número 777/)).toBeVisible();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
    await inbox.getByRole('button', { name: 'Enviar mesmo assim' }).click();
    await expect
      .poll(async () => (await sandbox.client.registrations()).attendances.length, { timeout: 20_000 })
      .toBe(1);
  });
});
