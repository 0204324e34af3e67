import { addDays, formatDate, localDate } from '../../common/calendar';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

test.describe('one registration of each kind', () => {
  test('new and closed: sent once, with the conversation, marked in Karoo, window closed, nothing pending', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, id, number, seed } = await openForm(companion, sandbox, { messageCount: 8 });
    await form.fillClosed(seed, { opinion: 'Orientado: <b>reemitir</b> a nota.\nSegunda linha 😀' });
    const processNumber = await form.sendAndReadNumber();
    await form.waitUntilClosed();

    const { attendances, opinions } = await sandbox.client.registrations();
    expect(opinions).toEqual([]);
    expect(attendances).toHaveLength(1);
    const [stored] = attendances;
    expect(stored).toMatchObject({
      Numero: processNumber,
      IdentificadorPessoa: seed.customer.Identificador,
      IdentificadorProduto: seed.product.Identificador,
      IdentificadorTipoAtendimento: seed.typeWithoutTexts.Identificador,
      Assunto: 'Emissão de NF-e',
      PessoaContato: 'Dona Célia',
      Parecer: 'Orientado: <b>reemitir</b> a nota.\nSegunda linha 😀',
      Encerrar: true,
      IdentificadorCentroResponsabilidade: null,
      IdentificadorUsuarioProximoContato: null,
      DataProximoContato: null,
      DestinatariosSpySystem: [],
      Destinatarios: [],
      Origem: { Sistema: 'Karoo', NumeroAtendimento: number },
    });
    expect(stored?.ChaveExterna).toMatch(new RegExp(`^karoo:.+:${id}:1:[a-z0-9]{8}$`));
    expect(stored?.Historico?.split('\n').length).toBeGreaterThanOrEqual(8);
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations)
      .toMatchObject([{ atendimento: id, numeroBimer: processNumber, concluida: true }]);

    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(number)).toHaveCount(0);
  });

  test('new and open, with priority, centre and recipients', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    const today = localDate(Date.now());
    const proposed = addDays(today, seed.typeWithoutTexts.NumeroDiasProximoContato ?? 0);
    await expect(form.field('Data Próximo Contato')).toHaveValue(formatDate(proposed));
    await expect(form.checkbox('Atendimento prioritário')).toBeDisabled();
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    await form.checkbox('Atendimento prioritário').check();
    await form.choose('Centro de Responsabilidade', seed.openCentre.Nome);
    const date = addDays(today, 9);
    await form.fill('Data Próximo Contato', formatDate(date));
    await form.fill('Pessoa de contato', 'Seu Jorge');
    await form.fill('TAG / Assunto', 'Retorno');
    await form.fill('Parecer', 'Aguardando retorno do contador.');
    await form.choose('Destinatário SpySystem', seed.otherUser.Login);
    await form.field('Destinatário').fill('fiscal@empresa.com.br, contador@empresa.com.br');
    await form.field('Destinatário').press('Enter');
    await form.sendAndReadNumber();

    const { attendances } = await sandbox.client.registrations();
    expect(attendances).toMatchObject([
      {
        Encerrar: false,
        Prioritario: true,
        IdentificadorUsuarioProximoContato: seed.otherUser.Identificador,
        IdentificadorCentroResponsabilidade: seed.openCentre.Identificador,
        DataProximoContato: date,
        DestinatariosSpySystem: [seed.otherUser.Login],
        Destinatarios: ['fiscal@empresa.com.br', 'contador@empresa.com.br'],
      },
    ]);
  });

  test('a parecer on an existing process', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, {
      contato: { nome: null, email: null, telefone: null },
    });
    const { openProcess } = seed;
    await form.fill('Número Processo', openProcess.Numero);
    await expect(form.field('Data Próximo Contato')).toHaveValue(
      formatDate(openProcess.DataProximoContato ?? ''),
    );
    await expect(form.choice('Usuário de próximo contato')).not.toHaveValue('');
    await expect(form.field('Pessoa de contato')).toHaveValue(openProcess.PessoaContato ?? '');
    expect(await form.messageOf(form.field('Número Processo'))).toContain(openProcess.Assunto);
    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await form.fill('Data Próximo Contato', formatDate(localDate(Date.now())));
    await form.fill('Pessoa de contato', 'Dona Célia');
    await form.fill('TAG / Assunto', 'Continuação');
    await form.fill('Parecer', 'Novo parecer.');
    expect(await form.sendAndReadNumber()).toBe(openProcess.Numero);

    const { attendances, opinions } = await sandbox.client.registrations();
    expect(attendances).toEqual([]);
    expect(opinions).toMatchObject([{ Numero: openProcess.Numero, Parecer: 'Novo parecer.' }]);
  });

  test('two registrations from one conversation, with picked messages', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, id, seed } = await openForm(companion, sandbox, {
      messageCount: 12,
      adiantamentoParecer: null,
    });
    await expect(form.button('Histórico')).toHaveCount(0);
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.fillClosed(seed, { subject: 'Primeiro assunto', opinion: 'Resumo: ' });
    await form.field('Parecer').press('End');
    await form.button('Histórico').click();
    const messages = form.page
      .getByRole('listbox', { name: /conversa|histórico|mensagens/i })
      .getByRole('option');
    await expect(messages).toHaveCount(12);
    await messages.nth(2).click();
    await messages.nth(4).click({ modifiers: ['Shift'] });
    const picked = await messages.nth(3).locator('.text').innerText();
    await form.button('Inserir no parecer').click();
    await expect(form.field('Parecer')).toHaveValue(new RegExp(`^Resumo: [\\s\\S]*${escape(picked)}`));
    await form.button('Enviar').click();

    await expect(form.page.getByText('Registros deste atendimento')).toBeVisible();
    await expect(form.field('TAG / Assunto')).toHaveValue('');
    await form.expectCustomer(seed.customer.Nome);
    await expect(form.checkbox('Criar múltiplos atendimentos')).toBeChecked();
    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await form.checkbox('Encerrar Atendimento').check();
    await form.fill('TAG / Assunto', 'Segundo assunto');
    await form.fill('Parecer', 'Outra dúvida.');
    await form.checkbox('Último registro deste atendimento').check();
    await form.sendAndReadNumber();
    await form.waitUntilClosed();

    const { attendances } = await sandbox.client.registrations();
    expect(attendances.map(({ Assunto, Historico }) => [Assunto, Historico])).toEqual([
      ['Primeiro assunto', null],
      ['Segundo assunto', null],
    ]);
    expect(new Set(attendances.map(({ ChaveExterna }) => ChaveExterna)).size).toBe(2);
    expect(attendances[0]?.Parecer).toContain(picked);
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations.map(({ concluida }) => concluida))
      .toEqual([false, true]);
    expect(
      (await sandbox.client.registrations()).integrations.every(({ atendimento }) => atendimento === id),
    ).toBe(true);
  });

  test('with múltiplos the attendance can be ended without another registration', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await form.button('Concluir sem novo registro').click();
    await form.waitUntilClosed();
    await expect
      .poll(async () => (await sandbox.client.registrations()).integrations.map(({ concluida }) => concluida))
      .toEqual([true]);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
