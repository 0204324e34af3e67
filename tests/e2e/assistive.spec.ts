import { addDays, formatDate, localDate } from '../../common/calendar';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { ScreenReader } from './support/spoken';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const busy = { ...post, kind: 'status', status: 429, headers: { 'retry-after': '600' } } as const;

const refused = (...messages: string[]) =>
  ({
    ...post,
    kind: 'status',
    status: 400,
    body: {
      Erros: messages.map((ErrorMessage) => ({ ErrorCode: 'V99', ErrorMessage })),
      ListaObjetos: [],
    },
  }) as const;

/** Every draft from now on meets a full disk. */
const failDrafts = ({ electron }: Companion) =>
  electron.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('form:save-draft');
    const error = { code: 'disk-full', message: 'O disco está cheio.', action: 'Libere espaço.' };
    ipcMain.handle('form:save-draft', () => ({ ok: false, error }));
  });

test.describe('an error is tied to its field', () => {
  test('where something is missing', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form } = await openForm(companion, sandbox, {
      cliente: null,
      assunto: null,
      adiantamentoParecer: null,
      contato: { nome: null, email: null, telefone: null },
    });
    const reader = await ScreenReader.on(form.page);
    await form.button('Enviar').click();
    await reader.expectSaid(/alert: 8 campos precisam de correção/);
    for (const [role, name, text] of [
      ['combobox', 'Código de cliente', 'Informe o código de cliente.'],
      ['combobox', 'Produto CRM', 'Escolha o produto CRM.'],
      ['combobox', 'Tipo de Atendimento', 'Escolha o tipo de atendimento.'],
      ['combobox', 'Usuário de próximo contato', 'Escolha o usuário de próximo contato'],
      ['textbox', 'Pessoa de contato', 'Informe a pessoa de contato.'],
      ['textbox', 'Data Próximo Contato', 'Informe a data do próximo contato'],
      ['textbox', 'TAG / Assunto', 'Informe a TAG / o assunto.'],
      ['textbox', 'Parecer', 'Escreva o parecer.'],
    ] as const) {
      await reader.expectRead(role, name, new RegExp(`required · invalid .*description “${text}`));
      const link = (await reader.tree()).one('link', name);
      expect(link.description, 'the link in the summary').toContain(text);
    }
  });

  test('where something cannot be right', async ({ launch, sandbox }) => {
    const companion = await launch({ policy: { settings: { rules: { opinionMaxLength: 100 } } } });
    const { form, seed } = await openForm(companion, sandbox);
    const reader = await ScreenReader.on(form.page);
    await form.fillClosed(seed, { opinion: 'x'.repeat(101) });
    await form.checkbox('Encerrar Atendimento').uncheck();
    await form.choice('Código de cliente').fill('999999');
    await form.fill('Número Processo', '99999999');
    await form.fill('Data Próximo Contato', formatDate(addDays(localDate(Date.now()), -1)));
    await form.field('Destinatário').fill('sem-arroba');
    await form.button('Enviar').click();
    for (const [role, name, text] of [
      ['combobox', 'Código de cliente', 'Este código de cliente não existe no Bimer.'],
      ['textbox', 'Número Processo', 'não existe'],
      ['textbox', 'Data Próximo Contato', 'já passou'],
      ['textbox', 'Parecer', 'limite de 100 caracteres'],
      ['textbox', 'Destinatário', 'e-mail inválido.*Escolhidos: sem-arroba \\(inválido\\)'],
    ] as const) {
      await reader.expectRead(role, name, new RegExp(`invalid .*description “.*${text}`, 'i'));
    }
    await reader.expectSaid(/1 caractere passa do limite/);
  });

  test('where Bimer refuses it, whichever field it is', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const reader = await ScreenReader.on(form.page);
    await form.fillClosed(seed);
    await form.checkbox('Encerrar Atendimento').uncheck();
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    const fields = [
      ['combobox', 'Código de cliente', 'IdentificadorPessoa'],
      ['combobox', 'Produto CRM', 'IdentificadorProduto'],
      ['combobox', 'Tipo de Atendimento', 'IdentificadorTipoAtendimento'],
      ['combobox', 'Usuário de próximo contato', 'IdentificadorUsuarioProximoContato'],
      ['checkbox', 'Atendimento prioritário', 'Prioritario'],
      ['checkbox', 'Encerrar Atendimento', 'Encerrar'],
      ['combobox', 'Centro de Responsabilidade', 'IdentificadorCentroResponsabilidade'],
      ['textbox', 'Pessoa de contato', 'PessoaContato'],
      ['textbox', 'Data Próximo Contato', 'DataProximoContato'],
      ['textbox', 'TAG / Assunto', 'Assunto'],
      ['textbox', 'Parecer', 'Parecer'],
      ['combobox', 'Destinatário SpySystem', 'DestinatariosSpySystem'],
      ['textbox', 'Destinatário', 'Destinatarios'],
    ] as const;
    await sandbox.client.setFault(refused(...fields.map(([, , wire]) => `${wire}: recusado pela regra.`)));
    await form.field('Parecer').press('Control+Enter');
    await reader.expectSaid(/alert: .*recusou/);
    for (const [role, name, wire] of fields) {
      await reader.expectRead(role, name, new RegExp(`invalid .*description “${wire}: recusado pela regra.`));
    }
    await reader.expectFocus(/combobox “Código de cliente”/);
  });
});

test.describe('what happens by itself is said', () => {
  test('the customer, lists, recipients and drafts of a form', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const reader = await ScreenReader.on(form.page);
    await reader.expectSaid(`status: Razão Social: ${seed.customer.Nome}`);
    await reader.expectSaid(/\d atendimentos em aberto deste cliente/);
    await form.setCustomer(seed.otherCustomer.Codigo, seed.otherCustomer.Nome);
    await reader.expectSaid(`status: Razão Social: ${seed.otherCustomer.Nome}`);
    await reader.expectSaid(/alert: O cliente escolhido não é o da conversa/);
    await form.choice('Código de cliente').fill('999999');
    await reader.expectSaid('polite: Cliente não encontrado.');

    await form.choice('Tipo de Atendimento').press('F5');
    await reader.expectSaid('status: Tipo de Atendimento: lista atualizada.');
    await sandbox.client.setFault({ service: 'bimer', kind: 'status', status: 503, times: 500 });
    await form.choice('Produto CRM').press('F5');
    await reader.expectSaid(/status: Produto CRM: O servidor/);

    await form.field('Destinatário').pressSequentially('ana@empresa.com.br,');
    await reader.expectSaid('status: Incluído: ana@empresa.com.br.');
    await reader.expectRead('textbox', 'Destinatário', 'description “Escolhidos: ana@empresa.com.br”');
    await form.field('Destinatário').press('Backspace');
    await reader.expectSaid('status: Removido: ana@empresa.com.br.');

    await form.fill('Parecer', 'Um');
    await reader.expectSaid(/status: Rascunho salvo às/);
    await failDrafts(companion);
    await form.fill('Parecer', 'Dois');
    await reader.expectSaid('status: Não foi possível salvar: O disco está cheio.');
  });

  test('how many messages are picked and used', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form } = await openForm(companion, sandbox, { messageCount: 3, adiantamentoParecer: null });
    const reader = await ScreenReader.on(form.page);
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.button('Histórico').click();
    await reader.expectSaid('status: 3 mensagens');
    await reader.expectSaid('status: 3 de 3 mensagens ainda não usadas');
    await form.page.keyboard.press('Control+a');
    await reader.expectSaid('status: 3 selecionadas');
    await form.button('Inserir no parecer').click();
    await reader.expectSaid('status: 3 mensagens inseridas no parecer');
    await reader.expectSaid('status: Todas as 3 mensagens já foram usadas');
    await form.page.keyboard.press('Control+f');
    await form.page.keyboard.type('não há disto');
    await reader.expectSaid('status: nada encontrado');
  });

  test('what becomes of Enviar, in the form and in the queue', async ({ launch, sandbox }) => {
    const companion = await launch({ policy: { settings: { 'outbox.undoSeconds': 30 } } });
    const { form, seed, number } = await openForm(companion, sandbox);
    const reader = await ScreenReader.on(form.page);
    await form.fillClosed(seed);
    await sandbox.client.setFault(busy);
    await form.button('Enviar').click();
    await reader.expectSaid('status: Registro salvo neste computador. Ainda é possível desfazer.');
    await reader.expectFocus('main “Registro salvo neste computador”');
    await form.button('Enviar agora').click();
    await reader.expectSaid(/status: Na fila de envio – será enviado quando/);
    await reader.expectFocus(/main “Na fila de envio – será enviado quando/);

    const inbox = await companion.window('inbox');
    const inInbox = await ScreenReader.on(inbox);
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    await inbox.getByRole('button', { name: /Tentar agora/ }).click();
    await reader.expectSaid(/status: Registrado no Bimer – processo \d+/);
    await inInbox.expectSaid(new RegExp(`status: ${number}: Registrado – processo \\d+\\.`));
  });

  test('a lost connection, and its return', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    const inInbox = await ScreenReader.on(await companion.window('inbox'));
    await sandbox.client.setFault({ service: 'bimer', kind: 'status', status: 503, times: 500 });
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await inInbox.expectSaid(/status: Sem conexão com o Bimer: nada se perde\./);
    await sandbox.client.clearFaults();
    await companion.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect
      .poll(async () => (await inInbox.announcements()).join('\n'))
      .not.toMatch(/Sem conexão com o Bimer/);
  });
});
