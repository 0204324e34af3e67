import { addDays, formatDate, localDate } from '../../common/calendar';
import { recordsOnDisk } from '../support/records-on-disk';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

test.describe('when things go wrong', () => {
  test('a restart between Enviar and the answer neither loses nor doubles the registration', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'POST',
      route: '/api/crm/atendimentos',
      kind: 'hang-after-store',
    });
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect.poll(async () => (await sandbox.client.registrations()).attendances.length).toBe(1);
    await companion.kill();

    const { dataFolder } = companion;
    const again = await launch({ dataFolder });
    const inbox = await again.window('inbox');
    await inbox.getByRole('tab', { name: /Histórico/ }).click();
    const [stored] = (await sandbox.client.registrations()).attendances;
    await expect(inbox.getByText(stored?.Numero ?? 'none')).toBeVisible({ timeout: 30_000 });
    const { attendances, integrations } = await sandbox.client.registrations();
    expect(attendances).toHaveLength(1);
    expect(integrations).toHaveLength(1);
  });

  test('quitting while Bimer still answers ends the app, and what it answered is there afterwards', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed, number } = await openForm(companion, sandbox);
    const { client } = sandbox;
    const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
    await client.setFault({ ...post, kind: 'status', status: 422, delayMs: 1500 });
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect.poll(async () => (await client.faults()).map(({ remaining }) => remaining)).toEqual([0]);
    await companion.quit();
    const again = await launch({ dataFolder: companion.dataFolder });
    const inbox = await again.window('inbox');
    const row = inbox.getByRole('option').filter({ hasText: number });
    await expect(row).toContainText('Precisa de você');
  });

  test('without Bimer the registration waits in the queue, and goes out when Bimer is back', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'POST',
      route: '/api/crm/atendimentos',
      kind: 'status',
      status: 503,
      headers: { 'retry-after': '1' },
      times: 2,
    });
    await form.button('Enviar').click();
    await expect(form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    await form.button('Fechar').click();
    await form.waitUntilClosed();
    await expect
      .poll(async () => (await sandbox.client.registrations()).attendances.length, { timeout: 30_000 })
      .toBe(1);
  });

  test('an unknown outcome is looked up in Bimer before anything is sent again', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'POST',
      route: '/api/crm/atendimentos',
      kind: 'drop-after-store',
    });
    await form.button('Enviar').click();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations.length, { timeout: 30_000 })
      .toBe(1);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('a refusal comes back to the form with the reason, and can be corrected', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'POST',
      route: '/api/crm/atendimentos',
      kind: 'status',
      status: 400,
      body: { Erros: [{ ErrorCode: 'V99', ErrorMessage: 'Assunto não permitido.' }], ListaObjetos: [] },
    });
    await form.button('Enviar').click();
    await expect(form.page.getByText(/Assunto não permitido/).first()).toBeVisible();
    await expect(form.field('TAG / Assunto')).toBeEditable();
    await expect(form.field('TAG / Assunto')).toHaveAttribute('aria-invalid', 'true');
    await form.fill('TAG / Assunto', 'Outro assunto');
    await form.sendAndReadNumber();
    expect((await sandbox.client.registrations()).attendances).toMatchObject([{ Assunto: 'Outro assunto' }]);
  });

  test('what was typed is there again after a kill', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, number } = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await form.field('TAG / Assunto').fill('Assunto digitado');
    await form.field('Parecer').fill('Texto que não pode se perder');
    await expect.poll(() => recordsOnDisk(companion.dataFolder)).toContain('Texto que não pode se perder');
    await form.expectSaved();
    await companion.kill();

    const again = await launch({ dataFolder: companion.dataFolder });
    const inbox = await again.window('inbox');
    await inbox.getByText(number).first().dblclick();
    const reopened = await again.form(number);
    await expect(reopened.field('TAG / Assunto')).toHaveValue('Assunto digitado');
    await expect(reopened.field('Parecer')).toHaveValue('Texto que não pode se perder');
  });

  test('what was typed just before the window closed is saved', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, number } = await openForm(companion, sandbox);
    await form.field('Parecer').fill('Última frase');
    await companion.closeWindow(form.page);
    await form.waitUntilClosed();
    const inbox = await companion.window('inbox');
    await inbox.getByText(number).first().dblclick();
    await expect((await companion.form(number)).field('Parecer')).toHaveValue('Última frase');
  });

  test('a process that answers late does not replace the next contact chosen meanwhile', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'GET',
      route: '/api/crm/atendimentos/{numero}',
      kind: 'drop-before-store',
      times: 50,
    });
    await form.fill('Número Processo', seed.openProcess.Numero);
    await expect.poll(() => form.messageOf(form.field('Número Processo'))).toContain('Sem conexão');
    const date = addDays(localDate(Date.now()), 40);
    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    await form.fill('Data Próximo Contato', formatDate(date));
    await form.fill('TAG / Assunto', 'Continuação');
    await form.fill('Parecer', 'Novo parecer.');
    await sandbox.client.clearFaults();
    await form.sendAndReadNumber();
    expect((await sandbox.client.registrations()).opinions).toMatchObject([
      {
        IdentificadorUsuarioProximoContato: seed.otherUser.Identificador,
        DataProximoContato: date,
      },
    ]);
  });

  test('lists work without Bimer, with those met before and their age', async ({ launch, sandbox }) => {
    const companion = await launch();
    const first = await openForm(companion, sandbox);
    await first.form.choose('Produto CRM', first.seed.product.Nome);
    await companion.quit();

    const offline = {
      ...sandbox.provision,
      bimer: { ...sandbox.provision.bimer, baseUrl: 'http://127.0.0.1:9' },
    };
    const again = await launch({ dataFolder: companion.dataFolder, provision: offline });
    const { form, seed } = await openForm(again, sandbox);
    await form.expectCustomer(seed.customer.Nome);
    await form.choice('Produto CRM').fill(seed.product.Nome);
    await expect(form.page.getByRole('option').filter({ hasText: seed.product.Nome }).first()).toBeVisible();
    await expect(form.page.getByText(/atualizada (agora|há)/i)).toBeVisible();
    await form.choice('Produto CRM').press('Enter');
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
  });

  test('attendances that finished while the app was off are caught up, without a form for each', async ({
    launch,
    sandbox,
  }) => {
    const first = await sandbox.client.finishAttendance({ emit: false });
    const second = await sandbox.client.finishAttendance({ emit: false });
    const companion = await launch();
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(first.numero).first()).toBeVisible();
    await expect(inbox.getByText(second.numero).first()).toBeVisible();
    await expect(inbox.getByText(/2 atendimentos finalizados enquanto você estava offline/)).toBeVisible();
    expect(await companion.openForms()).toEqual([]);
  });

  test('what was integrated elsewhere leaves the pending ones, but keeps what was typed', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const untouched = await openForm(companion, sandbox);
    await expect(inbox.getByText(untouched.number).first()).toBeVisible();
    await sandbox.client.integrateElsewhere(untouched.id, '777');
    await expect(inbox.getByText(untouched.number)).toHaveCount(0);

    const typed = await openForm(companion, sandbox);
    await typed.form.fill('Parecer', 'Não pode se perder');
    await typed.form.expectSaved();
    await sandbox.client.integrateElsewhere(typed.id, '778');
    await expect(inbox.getByText(/Integrado em outro lugar/)).toBeVisible();
    await expect(inbox.getByText(typed.number).first()).toBeVisible();
  });
});

test.describe('accounts', () => {
  test('a wrong Bimer password is said, with what to do', async ({ launch, sandbox }) => {
    const wrong = { ...sandbox.provision, bimer: { ...sandbox.provision.bimer, password: 'errada' } };
    const companion = await launch({ provision: wrong });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/usuário ou a senha/).first()).toBeVisible();
    await expect(inbox.getByText(/Configurações/).first()).toBeVisible();
  });

  test('a wrong Karoo token is said', async ({ launch, sandbox }) => {
    const wrong = { ...sandbox.provision, karoo: { ...sandbox.provision.karoo, token: 'errado' } };
    const companion = await launch({ provision: wrong, isListening: false });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/recusou/).first()).toBeVisible();
  });
});

test.describe('an account that is not integrated', () => {
  test.use({ sandboxOptions: { isIntegrated: false } });

  test('is told so and gets no form', async ({ launch, sandbox }) => {
    const companion = await launch({ isListening: false });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText('Esta conta do Karoo não está integrada ao Bimer.').first()).toBeVisible();
    await sandbox.client.finishAttendance();
    expect(await companion.openForms()).toEqual([]);
  });
});
