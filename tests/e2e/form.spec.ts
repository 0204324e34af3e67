import { addDays, formatDate, localDate } from '../../common/calendar';
import { fieldLabels } from '../../common/attendance/registration-form';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

test.describe('the rows of the form', () => {
  test('opens filled with what Karoo knows, under exactly the labels of the web screen, in their order', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, {
      assunto: 'Estoque negativo',
      adiantamentoParecer: 'Escrito durante o atendimento',
      contato: { nome: 'Dona Célia', email: null, telefone: null },
    });
    await expect(form.choice('Código de cliente')).toHaveValue(seed.customer.Codigo);
    await form.expectCustomer(seed.customer.Nome);
    await expect(form.field('Razão Social')).toHaveAttribute('readonly', '');
    await expect(form.field('Pessoa de contato')).toHaveValue('Dona Célia');
    await expect(form.field('TAG / Assunto')).toHaveValue('Estoque negativo');
    await expect(form.field('Parecer')).toHaveValue('Escrito durante o atendimento');
    await expect(form.field('Número Processo')).toHaveValue('');
    for (const label of ['Produto CRM', 'Tipo de Atendimento', 'Usuário de próximo contato']) {
      await expect(form.choice(label)).toHaveValue('');
    }
    const labels = [...Object.values(fieldLabels), 'Razão Social'];
    const shown = await form.page.locator('label').allInnerTexts();
    expect(shown.map((text) => text.trim()).filter((text) => labels.includes(text))).toEqual([
      'Criar múltiplos atendimentos',
      'Código de cliente',
      'Razão Social',
      'Número Processo',
      'Produto CRM',
      'Tipo de Atendimento',
      'Usuário de próximo contato',
      'Atendimento prioritário',
      'Encerrar Atendimento',
      'Centro de Responsabilidade',
      'Pessoa de contato',
      'Data Próximo Contato',
      'TAG / Assunto',
      'Texto do Parecer Padrão',
      'Parecer',
      'Destinatário SpySystem',
      'Destinatário',
    ]);
  });

  test('Código de cliente is found by code and by name, keeps its zeros, and says when there is none', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, { cliente: null });
    const code = form.choice('Código de cliente');
    await expect(code).toHaveValue('');
    await code.fill(seed.customer.Codigo.replace(/^0+/, ''));
    await code.blur();
    await expect(form.page.getByText(/não encontrado/)).toBeVisible();
    await code.fill(seed.customer.Codigo);
    await code.blur();
    await form.expectCustomer(seed.customer.Nome);
    await code.fill(seed.otherCustomer.Nome.toLowerCase());
    await form.page.getByRole('option').filter({ hasText: seed.otherCustomer.Codigo }).first().click();
    await expect(code).toHaveValue(seed.otherCustomer.Codigo);
    await form.expectCustomer(seed.otherCustomer.Nome);
  });

  test('Número Processo says when it is closed, unknown, or of another customer, and then Enviar refuses', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const number = form.field('Número Processo');
    await form.fillClosed(seed);
    const cases: [string, RegExp][] = [
      [seed.closedProcess.Numero, /já está encerrado/],
      [seed.unknownProcessNumber, /Não existe processo/],
      [seed.otherCustomerProcess?.Numero ?? '', /é de outro cliente/],
    ];
    for (const [value, message] of cases) {
      await form.fill('Número Processo', value);
      await expect.poll(() => form.messageOf(number)).toMatch(message);
      await form.button('Enviar').click();
      await expect(number).toBeFocused();
    }
    expect((await sandbox.client.registrations()).opinions).toEqual([]);
    await form.fill('Número Processo', seed.openProcess.Numero);
    await expect.poll(() => form.messageOf(number)).toContain(seed.openProcess.Assunto);
  });

  test('Pessoa de contato is not replaced by that of the process', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fill('Pessoa de contato', 'Já preenchida');
    await form.fill('Número Processo', seed.openProcess.Numero);
    await expect(form.choice('Usuário de próximo contato')).not.toHaveValue('');
    await expect(form.field('Pessoa de contato')).toHaveValue('Já preenchida');
  });

  test('Encerrar Atendimento turns the next contact off, and its values come back', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const user = form.choice('Usuário de próximo contato');
    const date = form.field('Data Próximo Contato');
    const centre = form.choice('Centro de Responsabilidade');
    const priority = form.checkbox('Atendimento prioritário');
    await expect(priority).toBeDisabled();
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    await form.choose('Centro de Responsabilidade', seed.openCentre.Nome);
    const shownUser = await user.inputValue();
    const shownCentre = await centre.inputValue();
    const later = formatDate(addDays(localDate(Date.now()), 3));
    await form.fill('Data Próximo Contato', later);
    await priority.check();

    await form.checkbox('Encerrar Atendimento').check();
    for (const control of [user, date, centre, priority]) await expect(control).toBeDisabled();
    await form.checkbox('Encerrar Atendimento').uncheck();
    for (const control of [user, date, centre, priority]) await expect(control).toBeEnabled();
    await expect(user).toHaveValue(shownUser);
    await expect(centre).toHaveValue(shownCentre);
    await expect(date).toHaveValue(later);
    await expect(priority).toBeChecked();
  });

  test('Centro de Responsabilidade follows the policy', async ({ launch, sandbox }) => {
    const companion = await launch({
      policy: { settings: { rules: { responsibilityCentre: 'whenClosing' } } },
    });
    const { form } = await openForm(companion, sandbox);
    await expect(form.choice('Centro de Responsabilidade')).toBeDisabled();
    await form.checkbox('Encerrar Atendimento').check();
    await expect(form.choice('Centro de Responsabilidade')).toBeEnabled();
  });

  test('Tipo de Atendimento: only leaves that are in use can be chosen', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const type = form.choice('Tipo de Atendimento');
    await type.fill(seed.inactiveType.Nome);
    await expect(form.page.getByRole('option', { name: seed.inactiveType.Nome })).toHaveCount(0);
    await type.fill(seed.typeWithTexts.Nome.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase());
    await form.page.getByRole('option').filter({ hasText: seed.typeWithTexts.Nome }).first().click();
    await expect(type).toHaveValue(new RegExp(seed.typeWithTexts.Nome.replaceAll(/[()]/g, '.')));
  });

  test('Texto do Parecer Padrão is there only for types that have some, and asks before it meets typed text', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, { adiantamentoParecer: null });
    const [standard] = seed.typeWithTexts.TextosPadrao;
    const opinion = form.field('Parecer');
    const choice = form.choice('Texto do Parecer Padrão');
    await expect(choice).toBeDisabled();
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await expect(choice).toBeDisabled();
    await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
    await expect(choice).toBeEnabled();
    await opinion.fill('Digitado.');
    await form.choose('Texto do Parecer Padrão', standard?.Nome ?? '');
    await form.page.getByRole('dialog').getByRole('button', { name: 'Cancelar' }).click();
    await expect(opinion).toHaveValue('Digitado.');
    await form.choose('Texto do Parecer Padrão', standard?.Nome ?? '');
    await form.page.getByRole('dialog').getByRole('button', { name: 'Substituir' }).click();
    await expect(opinion).toHaveValue(standard?.Texto ?? '');
  });

  test('Destinatário takes many addresses, each once, and says which are none', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await form.field('Destinatário').fill('ana@empresa.com.br; ana@empresa.com.br; sem-arroba');
    await form.field('Destinatário').press('Enter');
    await form.button('Enviar').click();
    await expect(form.page.getByText(/e-mail inválido/).first()).toBeVisible();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
  });

  test('Enviar with nothing filled says what is missing, at each field and in a summary, and moves the focus', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form } = await openForm(companion, sandbox, {
      cliente: null,
      assunto: null,
      adiantamentoParecer: null,
      contato: { nome: null, email: null, telefone: null },
    });
    await form.button('Enviar').click();
    const summary = form.page.getByRole('alert');
    await expect(summary).toContainText('campos precisam de correção');
    await expect(form.choice('Código de cliente')).toBeFocused();
    expect(await form.messageOf(form.choice('Código de cliente'))).toContain('Informe o código de cliente.');
    expect(await form.messageOf(form.field('Parecer'))).toContain('Escreva o parecer.');
    await expect(form.field('Parecer')).toHaveAttribute('aria-invalid', 'true');
    await summary.getByRole('link', { name: 'Parecer', exact: true }).click();
    await expect(form.field('Parecer')).toBeFocused();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
  });

  test('a past date is refused, and Ctrl+Enter pressed twice sends once', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await form.checkbox('Encerrar Atendimento').uncheck();
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    await form.fill('Data Próximo Contato', formatDate(addDays(localDate(Date.now()), -1)));
    await form.button('Enviar').click();
    expect(await form.messageOf(form.field('Data Próximo Contato'))).toContain('já passou');
    await form.fill('Data Próximo Contato', formatDate(localDate(Date.now())));
    await form.field('Parecer').press('Control+Enter');
    await form.page.keyboard.press('Control+Enter');
    await form.readNumber();
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('two open forms do not mix', async ({ launch, sandbox }) => {
    const companion = await launch();
    const first = await openForm(companion, sandbox, { adiantamentoParecer: null });
    const second = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await first.form.fill('Parecer', 'Do primeiro');
    await second.form.fill('Parecer', 'Do segundo');
    await first.form.fill('TAG / Assunto', 'Assunto um');
    await expect(second.form.field('Parecer')).toHaveValue('Do segundo');
    await expect(second.form.field('TAG / Assunto')).not.toHaveValue('Assunto um');
    await expect(first.form.field('Parecer')).toHaveValue('Do primeiro');
  });
});
