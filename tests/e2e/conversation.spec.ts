import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import type { FormPage } from './support/form-page';

const texto = (id: string, autor: 'cliente' | 'agente', text: string) => ({
  id,
  autor,
  nome: autor === 'cliente' ? 'Maria' : 'Ana Souza',
  hora: `2026-11-24T11:0${id}:00Z`,
  tipo: 'texto' as const,
  texto: text,
  anexo: null,
});

const mensagens = [
  texto('1', 'cliente', 'Bom dia! A emissão da NF-e parou.'),
  texto('2', 'agente', 'Qual é a senha do certificado?'),
  texto('3', 'cliente', 'Loja@2026'),
  texto('4', 'cliente', 'E o cartão é 4111 1111 1111 1111'),
  texto('5', 'agente', 'Certificado renovado, a emissão voltou.'),
  texto('6', 'cliente', 'Outra coisa: o estoque está negativo.'),
];

const options = (form: FormPage) => form.page.getByRole('option');
const meter = (form: FormPage) => form.page.getByRole('status').filter({ hasText: /usada/ });

test('what is picked is remembered with its registration, over a restart and into the next one', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const opened = await openForm(companion, sandbox, { mensagens, adiantamentoParecer: null });
  let { form } = opened;
  await form.checkbox('Criar múltiplos atendimentos').check();
  await form.button('Histórico').click();
  await expect(meter(form)).toHaveText('6 de 6 mensagens ainda não usadas');
  await expect(options(form).nth(2)).toContainText('••••');
  await expect(options(form).nth(3)).toContainText('•••• 1111');
  await options(form).nth(0).click();
  await options(form)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await form.checkbox('Horários').uncheck();
  await form.button('Inserir no parecer').click();
  await expect(form.field('Parecer')).toHaveValue(/^Maria: Bom dia! A emissão[\s\S]+•••• 1111\n/);
  await expect(meter(form)).toHaveText('1 de 6 mensagens ainda não usadas');
  await form.expectSaved();
  await companion.quit();

  const again = await launch({ dataFolder: companion.dataFolder });
  const inbox = await again.window('inbox');
  await inbox.getByText(opened.number).first().dblclick();
  form = await again.form(opened.number);
  // The conversation is open again, as it was left.
  await expect(meter(form)).toHaveText('1 de 6 mensagens ainda não usadas');
  await form.fillClosed(opened.seed, { subject: 'NF-e' });
  await form.button('Enviar').click();
  await expect(form.page.getByText('Registros deste atendimento')).toBeVisible();
  await expect(meter(form)).toHaveText('1 de 6 mensagens ainda não usadas');
  await expect(options(form).nth(0)).toContainText('1º registro');
  await form.button('Selecionar desde a última seleção').click();
  await form.button('Inserir no parecer').click();
  await expect(form.field('Parecer')).toHaveValue(/^\d\d:\d\d Maria: Outra coisa/);
  await expect(meter(form)).toHaveText('Todas as 6 mensagens já foram usadas');
  await options(form).nth(5).click();
  await form.button('Marcar como não usadas').click();
  await expect(meter(form)).toHaveText('1 de 6 mensagens ainda não usadas');
});

test('search finds without accents, goes round, and Esc empties it before it closes', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { mensagens });
  await form.page.keyboard.press('Control+h');
  await expect(form.page.getByText('Outra coisa')).toBeVisible();
  await form.page.keyboard.press('Control+f');
  await form.page.keyboard.type('EMISSAO');
  const marks = form.page.locator('mark');
  await expect(marks).toHaveText(['emissão', 'emissão']);
  await expect(form.page.getByText('1 de 2')).toBeVisible();
  await form.page.keyboard.press('Enter');
  await expect(form.page.getByText('2 de 2')).toBeVisible();
  await expect(marks.nth(1)).toHaveAttribute('data-current', 'true');
  await form.page.keyboard.press('Enter');
  await expect(form.page.getByText('1 de 2')).toBeVisible();
  await form.page.keyboard.press('Escape');
  await expect(marks).toHaveCount(0);
  await expect(form.field('Procurar na conversa')).toHaveValue('');
  await form.page.keyboard.press('Escape');
  await expect(form.field('Procurar na conversa')).toHaveCount(0);
});

test('Copiar puts the selected messages on the clipboard', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { mensagens });
  await form.checkbox('Criar múltiplos atendimentos').check();
  await form.button('Histórico').click();
  await options(form).nth(5).click();
  await form.button('Copiar').click();
  await expect(form.page.getByText('1 mensagem copiada')).toBeVisible();
  const copied = await companion.electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toMatch(/^\d\d:\d\d Maria: Outra coisa: o estoque está negativo\.\n$/);
});

test('without múltiplos the conversation says before sending what its limit leaves out', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch({ policy: { settings: { 'rules.transcriptMaxLength': 200 } } });
  const { form, seed } = await openForm(companion, sandbox, { mensagens });
  await expect(form.page.getByText(/vai junto sem as 4 mensagens mais antigas/)).toBeVisible();
  await form.button('Ver conversa').click();
  await expect(form.page.getByText('não irá junto')).toHaveCount(4);
  await form.fillClosed(seed);
  await form.sendAndReadNumber();
  const [stored] = (await sandbox.client.registrations()).attendances;
  expect(stored?.Historico).toMatch(/^\[… 4 mensagens omitidas …\]\n/);
  expect(stored?.Historico?.length).toBeLessThanOrEqual(200);
});
