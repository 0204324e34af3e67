import { waitForNotification } from '../support/desktop/notifications';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

/** A poll comes every ten seconds at the most. */
const nextPoll = { timeout: 20_000 };
const everyTenSeconds = { settings: { 'karoo.pollSeconds': 10 } };

test.describe('a Karoo without event stream', () => {
  test.use({ sandboxOptions: { hasStream: false } });

  test('is asked for its list: the backlog is reported, news brings notice and form, and the status says how', async ({
    launch,
    sandbox,
  }) => {
    const before = await sandbox.client.finishAttendance();
    const companion = await launch({ policy: everyTenSeconds });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByRole('list', { name: 'Conexões' })).toContainText(
      'Conectado, consultado a cada 10 segundos',
    );
    await expect(inbox.getByText('1 atendimento finalizado enquanto você estava offline')).toBeVisible();
    expect(await companion.openForms()).toEqual([]);

    const { numero, fim } = await sandbox.client.finishAttendance({ numero: '52001' });
    await expect(inbox.getByRole('option').filter({ hasText: numero })).toBeVisible(nextPoll);
    const form = await companion.form(numero);
    expect(await companion.windowState(form.page)).toEqual({ isVisible: true, isFocused: false });
    await waitForNotification(({ summary }) => summary.includes(numero));
    expect(await companion.openForms()).toEqual([numero]);

    const lists = (await sandbox.client.requests()).filter(({ path }) => path === '/v1/atendimentos');
    expect(lists.length).toBeGreaterThan(1);
    expect(Date.parse(lists.at(-1)?.query['desde'] ?? '')).toBeLessThan(Date.parse(fim));
    await expect(inbox.getByRole('option').filter({ hasText: before.numero })).toBeVisible();
  });

  test('says when a form opens that somebody else has registered it meanwhile', async ({
    launch,
    sandbox,
  }) => {
    const { id, numero } = await sandbox.client.finishAttendance();
    const companion = await launch();
    const inbox = await companion.window('inbox');
    await expect(inbox.getByRole('option').filter({ hasText: numero })).toBeVisible();
    await sandbox.client.integrateElsewhere(id, '777');
    await inbox.getByRole('option').filter({ hasText: numero }).click();
    const form = await companion.form(numero);
    await expect(form.page.getByRole('alert')).toContainText('integrado em outro lugar');
  });
});

test.describe('what Karoo tells', () => {
  test('and cannot be read is listed with what is known, over a restart, until it can be read or is dismissed', async ({
    launch,
    sandbox,
  }) => {
    const customer = (await sandbox.client.seedData()).customer;
    const broken = await sandbox.client.finishAttendance({
      emit: false,
      cliente: { codigo: customer.Codigo },
      broken: { fim: '24/11/2026 10h' },
    });
    const noNumber = await sandbox.client.finishAttendance({ emit: false, broken: { numero: null } });
    const first = await launch();
    const row = (page: Awaited<ReturnType<typeof first.window>>, text: string) =>
      page
        .getByRole('region', { name: 'Não puderam ser lidos' })
        .getByRole('listitem')
        .filter({ hasText: text });
    const inbox = await first.window('inbox');
    await expect(row(inbox, broken.numero)).toContainText(customer.Nome);
    await expect(row(inbox, broken.numero)).toContainText('fim: 24/11/2026 10h');
    await expect(row(inbox, 'Sem número')).toBeVisible();
    await expect(inbox.getByText(/Registre-os pela tela do Karoo ou no Bimer/)).toBeVisible();
    await expect(inbox.getByRole('tab', { name: 'Pendências 2 à espera' })).toBeVisible();
    await row(inbox, 'Sem número')
      .getByRole('button', { name: /Retirar da lista/ })
      .press('Enter');
    await expect(row(inbox, 'Sem número')).toHaveCount(0);
    await expect(inbox.getByRole('tabpanel', { name: /Pendências/ })).toBeFocused();
    await first.quit();

    const second = await launch({ dataFolder: first.dataFolder });
    const again = await second.window('inbox');
    await expect(row(again, broken.numero)).toBeVisible();
    await expect(row(again, 'Sem número')).toHaveCount(0);
    await sandbox.client.finishAgain(broken.id);
    await second.form(broken.numero);
    await expect(again.getByRole('region', { name: 'Não puderam ser lidos' })).toHaveCount(0);
    await expect(again.getByRole('option').filter({ hasText: broken.numero })).toBeVisible();
    expect(noNumber.id).not.toBe(broken.id);
  });

  test('of an attendance that was registered and finished again opens a form for the next registration', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, number, id, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { subject: 'A primeira vez' });
    const processNumber = await form.sendAndReadNumber();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations)
      .toMatchObject([{ atendimento: id, numeroBimer: processNumber }]);
    await form.waitUntilClosed();
    await sandbox.client.finishAgain(id, { assunto: 'Voltou a ligar' });
    const again = await companion.form(number);
    await expect(again.field('TAG / Assunto')).toHaveValue('Voltou a ligar');
    await again.fillClosed(seed, { subject: 'A segunda vez' });
    await again.button('Enviar').click();
    await expect
      .poll(async () => (await sandbox.client.registrations()).attendances.map(({ Assunto }) => Assunto))
      .toEqual(['A primeira vez', 'A segunda vez']);
    const { attendances } = await sandbox.client.registrations();
    expect(new Set(attendances.map(({ ChaveExterna }) => ChaveExterna)).size).toBe(2);
  });

  test('of an attendance that finishes again while its success is shown is not closed with that', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const first = await openForm(companion, sandbox);
    await first.form.fillClosed(first.seed, { subject: 'A primeira vez' });
    await first.form.sendAndReadNumber();
    await sandbox.client.finishAgain(first.id, { assunto: 'Voltou a ligar' });
    const again = async () => companion.form(first.number);
    await expect(async () =>
      expect((await again()).field('TAG / Assunto')).toHaveValue('Voltou a ligar', { timeout: 1000 }),
    ).toPass();
    // By the time that another success has been shown and is gone, that of the first would be, too.
    const second = await openForm(companion, sandbox);
    await second.form.fillClosed(second.seed, { subject: 'Outro' });
    await second.form.sendAndReadNumber();
    await second.form.waitUntilClosed();
    expect(await companion.openForms()).toEqual([first.number]);
  });

  test('with a date of the future keeps nothing back: what finishes while the app is off is caught up', async ({
    launch,
    sandbox,
  }) => {
    await sandbox.client.finishAttendance({ emit: false, fim: '2099-01-01T00:00:00Z' });
    const first = await launch();
    await first.quit();
    const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const { numero } = await sandbox.client.finishAttendance({ emit: false, fim: anHourAgo });
    const second = await launch({ dataFolder: first.dataFolder });
    const inbox = await second.window('inbox');
    await expect(inbox.getByRole('option').filter({ hasText: numero })).toBeVisible();
  });
});
