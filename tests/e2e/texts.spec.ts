import { formatDate, localDate } from '../../common/calendar';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const hard = `😀👩🏽‍💻 tab\tfim \u202Eשלום\u202C مرحبا \u0007\u001b[31m <b>&amp;</b>\nlinha 2\n\n${'Acentuação. '.repeat(8_330)}`;

test('100,000 pasted characters with all that is hard reach Bimer as they are', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox, { adiantamentoParecer: null });
  await form.fillClosed(seed, { opinion: '' });
  await companion.electron.evaluate(({ clipboard }, text) => void clipboard.writeText(text), hard);
  await form.field('Parecer').focus();
  await form.page.keyboard.press('Control+v');
  await expect(form.field('Parecer')).toHaveValue(hard);
  await form.sendAndReadNumber();
  const [stored] = (await sandbox.client.registrations()).attendances;
  expect(hard.length).toBeGreaterThan(100_000);
  expect(stored?.Parecer).toBe(hard);
});

test('an opinion over the limit of the policy is told, shown and never sent', async ({ launch, sandbox }) => {
  const companion = await launch({ policy: { settings: { rules: { opinionMaxLength: 100 } } } });
  const { form, seed } = await openForm(companion, sandbox, { adiantamentoParecer: null });
  await form.fillClosed(seed, { opinion: `${'x'.repeat(100)}SOBRA` });
  await expect(form.page.getByText('105 de 100')).toBeVisible();
  await expect(form.page.getByText(/5 caracteres passam do limite/)).toBeVisible();
  await expect(form.page.getByLabel('Trecho além do limite')).toHaveText('SOBRA');
  await form.button('Enviar').click();
  expect(await form.messageOf(form.field('Parecer'))).toContain('limite de 100 caracteres');
  await expect(form.field('Parecer')).toBeFocused();
  await form.fill('Parecer', 'x'.repeat(100));
  await form.sendAndReadNumber();
  expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
});

test('a text that is too long to be sent is kept all the same', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form, number } = await openForm(companion, sandbox, { adiantamentoParecer: null });
  const text = `${hard}${'ã'.repeat(200_000)}`;
  await form.fill('Parecer', text);
  await expect(form.page.getByText(/caracteres passam do limite/)).toBeVisible();
  await form.expectSaved();
  await companion.kill();
  const again = await launch({ dataFolder: companion.dataFolder });
  await (await again.window('inbox')).getByText(number).first().dblclick();
  await expect((await again.form(number)).field('Parecer')).toHaveValue(text);
});

test('own texts: written in Configurações, expanded with / in Parecer, undone with Ctrl+Z', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form, seed, number } = await openForm(companion, sandbox, {
    adiantamentoParecer: null,
    contato: { nome: 'Dona Célia', email: null, telefone: null },
  });
  await form.page.evaluate(() => window.desktop.invoke['app:open-settings'](undefined));
  const settings = await companion.window('settings');
  await settings.getByRole('button', { name: 'Novo texto rápido' }).click();
  await settings.keyboard.type('orienta');
  await settings
    .getByRole('textbox', { name: 'Texto', exact: true })
    .fill('{contato} de {cliente}: {protocolo} em {data} {x}.');
  await settings.getByRole('button', { name: 'Novo texto rápido' }).click();
  await settings.keyboard.type('Orienta');
  await settings.keyboard.press('Control+s');
  await expect(settings.getByText('Já existe um texto com este atalho.')).toBeVisible();
  await settings.getByRole('button', { name: 'Remover o texto /Orienta', exact: true }).click();
  await settings.keyboard.press('Control+s');
  await expect(settings.getByText('Salvo: Textos rápidos.')).toBeVisible();

  const opinion = form.field('Parecer');
  await opinion.click();
  await form.page.keyboard.type('Feito. /or');
  await expect(form.page.getByRole('option')).toHaveCount(1);
  await form.page.keyboard.press('Enter');
  const filled = `Dona Célia de ${seed.customer.Nome}: ${number} em ${formatDate(localDate(Date.now()))} {x}.`;
  await expect(opinion).toHaveValue(`Feito. ${filled}`);
  await expect(opinion).toBeFocused();
  await form.page.keyboard.press('Control+z');
  await expect(opinion).toHaveValue('Feito. /or');
  // What Ctrl+Z brings back is selected.
  await form.page.keyboard.press('End');
  await form.page.keyboard.type('i');
  await expect(form.page.getByRole('option')).toHaveCount(1);
  await form.page.keyboard.press('Escape');
  await form.page.keyboard.type(' ');
  await expect(form.page.getByRole('option')).toHaveCount(0);
  await expect(opinion).toHaveValue('Feito. /ori ');
});

test('a standard text comes with its variables filled and can be undone', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { client } = sandbox;
  const seed = await client.seedData();
  const [text] = seed.typeWithTexts.TextosPadrao;
  if (!text) throw new Error('no standard text');
  await client.changeBimerData({
    collection: 'tiposAtendimento',
    id: seed.typeWithTexts.Identificador,
    fields: { TextosPadrao: [{ ...text, Texto: 'Protocolo {protocolo}.' }] },
  });
  const { form, number } = await openForm(companion, sandbox, { adiantamentoParecer: null });
  await form.page.evaluate(() => window.desktop.invoke['lookups:refresh']({ name: 'attendanceTypes' }));
  await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
  await form.choose('Texto do Parecer Padrão', text.Nome);
  await expect(form.field('Parecer')).toHaveValue(`Protocolo ${number}.`);
  await expect(form.field('Parecer')).toBeFocused();
  await form.page.keyboard.press('Control+z');
  await expect(form.field('Parecer')).toHaveValue('');
});
