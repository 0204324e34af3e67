import type { Page } from '@playwright/test';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { ScreenReader } from './support/spoken';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;

/** The attendance of a form in which nothing is missing but what only the agent knows. */
const bare = { adiantamentoParecer: null, messageCount: 4 } as const;

test.describe('the focus', () => {
  test('is where something is missing when a form opens, and after a failed Enviar', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, bare);
    const reader = await ScreenReader.on(form.page);
    await reader.expectFocus('combobox “Produto CRM”');
    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
    await form.checkbox('Encerrar Atendimento').check();
    await form.button('Enviar').click();
    await reader.expectFocus(/textbox “Parecer” .*invalid/);

    // Bimer refuses it for a reason that is in no field: it goes on where Enviar was pressed.
    await form.field('Parecer').fill('Orientado.');
    await sandbox.client.setFault({
      ...post,
      kind: 'status',
      status: 400,
      body: { Erros: [{ ErrorCode: 'V1', ErrorMessage: 'O caixa está fechado.' }], ListaObjetos: [] },
    });
    await form.field('Parecer').press('Control+Enter');
    await reader.expectSaid(/alert: .*O caixa está fechado/);
    await reader.expectFocus('textbox “Parecer”');
    await form.button('Enviar').focus();
    await form.page.keyboard.press('Enter');
    await reader.expectFocus(/main “Registrado no Bimer/);
  });

  test('comes back from every list, calendar and dialog of the form', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, bare);
    const { keyboard } = form.page;
    const reader = await ScreenReader.on(form.page);
    await form.choice('Tipo de Atendimento').press('ArrowDown');
    await reader.expectFocus('option');
    await keyboard.press('Escape');
    await reader.expectFocus('combobox “Tipo de Atendimento” · collapsed');

    await form.field('Data Próximo Contato').press('ArrowDown');
    await reader.expectFocus(/button “.* de \d{4}/);
    await keyboard.press('Escape');
    await reader.expectFocus('textbox “Data Próximo Contato”');

    for (const [key, inside] of [
      ['Control+k', 'option'],
      ['Control+/', 'Fechar'],
    ] as const) {
      await form.field('Pessoa de contato').press(key);
      await reader.expectFocus(inside);
      await keyboard.press('Escape');
      await reader.expectFocus('textbox “Pessoa de contato”');
    }

    await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
    await form.fill('Parecer', 'Digitado.');
    const standard = form.choice('Texto do Parecer Padrão');
    await standard.press('ArrowDown');
    await keyboard.press('Enter');
    await reader.expectFocus('button “Cancelar”');
    await keyboard.press('Enter');
    await reader.expectFocus('combobox “Texto do Parecer Padrão”');
  });

  test('goes to the messages with Histórico, stays among them, and comes back', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form } = await openForm(companion, sandbox, bare);
    const { keyboard } = form.page;
    const reader = await ScreenReader.on(form.page);
    await form.field('Parecer').press('Control+h');
    await expect(form.page.getByRole('region', { name: 'Mensagens da conversa' })).toBeVisible();
    await reader.expectFocus('textbox “Parecer”');
    await keyboard.press('Control+h');
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.field('Parecer').press('Control+h');
    await reader.expectFocus(/option .* not selected/);
    for (const name of ['Limpar', 'Copiar']) {
      await keyboard.press('Space');
      await reader.expectFocus(/option .* · selected/);
      await form.button(name).focus();
      await keyboard.press('Enter');
      await reader.expectFocus(/option .* not selected/);
    }
    await keyboard.press('Space');
    await form.button('Inserir no parecer').press('Enter');
    await reader.expectFocus('textbox “Parecer”');
    await form.page.getByRole('option').first().click();
    await form.button('Marcar como não usadas').press('Enter');
    await reader.expectFocus('option');

    await form.button('Propor resumo').press('Enter');
    await reader.expectFocus('region “Resumo proposto”');
    await keyboard.press('Escape');
    await reader.expectFocus('button “Propor resumo”');
    await keyboard.press('Escape');
    await reader.expectFocus('textbox “Parecer”');
  });

  test('is in the next registration of múltiplos, and comes back from the question about its end', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox, bare);
    const reader = await ScreenReader.on(form.page);
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.fillClosed(seed);
    await form.field('Parecer').press('Control+Enter');
    await expect(form.page.getByText('Registros deste atendimento')).toBeVisible();
    await reader.expectFocus('combobox “Produto CRM”');
    await form.fill('Parecer', 'Outro assunto');
    await form.button('Concluir sem novo registro').press('Enter');
    await reader.expectFocus('button “Voltar ao formulário”');
    await form.page.keyboard.press('Escape');
    await reader.expectFocus('button “Concluir sem novo registro”');
  });

  test('stays in the lists when tabs change and rows go', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await sandbox.client.setFault({
      ...post,
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '600' },
    });
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect(form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    const lost = await openForm(companion, sandbox);
    await lost.form.fill('Parecer', 'Será descartado');
    await lost.form.expectSaved();
    await sandbox.client.integrateElsewhere(lost.id, '778');
    await expect(lost.form.page.getByRole('alert')).toBeVisible();
    await companion.closeWindow(lost.form.page);

    const inbox = await companion.window('inbox');
    const reader = await ScreenReader.on(inbox);
    await inbox.getByRole('button', { name: /^Descartar rascunho/ }).press('Enter');
    await reader.expectFocus(/region “O que será perdido”|button “Voltar”/);
    await inbox.keyboard.press('Escape');
    await reader.expectFocus(/button “Descartar rascunho/);
    await inbox.keyboard.press('Enter');
    await inbox.getByRole('button', { name: 'Descartar', exact: true }).press('Enter');
    await reader.expectFocus(/tabpanel “Pendências/);

    await inbox.getByRole('tab', { name: /Pendências/ }).focus();
    await inbox.keyboard.press('ArrowRight');
    await reader.expectFocus(/tab “Fila de envio.* · selected/);
    await inbox.getByRole('button', { name: /^Retirar da fila/ }).press('Enter');
    await reader.expectSaid(/retirado da fila/);
    await reader.expectFocus(/tabpanel “Fila de envio/);
  });
});

/** Goes once round with Tab; each stop must have a name and be there for assistive technology. */
async function expectStopsToBeHeard(page: Page, fewest: number): Promise<void> {
  const reader = await ScreenReader.on(page);
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('[data-stop]')) element.removeAttribute('data-stop');
  });
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const isKnown = await page.evaluate(() => {
      const { activeElement } = document;
      const wasThere = activeElement?.hasAttribute('data-stop') ?? false;
      activeElement?.setAttribute('data-stop', '');
      return wasThere;
    });
    if (isKnown) break;
    const focus = (await reader.tree()).focus();
    expect(focus?.control.name, `stop ${stops.length} after ${stops.at(-1)}`).toMatch(/./);
    stops.push(`${focus?.control.role} ${focus?.control.name}`);
  }
  expect(stops.length, stops.join(', ')).toBeGreaterThanOrEqual(fewest);
}

test('whatever Tab reaches is heard, in every window and with a dialog open', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox, bare);
  const { page } = form;
  await expectStopsToBeHeard(page, 18);
  await form.checkbox('Criar múltiplos atendimentos').check();
  await form.button('Histórico').click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await form.button('Enviar').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectStopsToBeHeard(page, 28);
  await page.keyboard.press('Control+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectStopsToBeHeard(page, 1);
  await page.keyboard.press('Escape');
  await form.fillClosed(seed);
  await form.button('Enviar').click();
  await expect(page.getByText('Registros deste atendimento')).toBeVisible();

  const inbox = await companion.window('inbox');
  for (const [name, fewest] of [
    ['Pendências', 4],
    ['Fila de envio', 3],
    ['Histórico', 3],
  ] as const) {
    await inbox.getByRole('tab', { name: new RegExp(name) }).click();
    await expectStopsToBeHeard(inbox, fewest);
  }
  await inbox.evaluate(() => window.desktop.invoke['app:open-settings'](undefined));
  const settings = await companion.window('settings');
  await expect(settings.getByRole('group', { name: 'Karoo', exact: true })).toBeVisible();
  await expectStopsToBeHeard(settings, 20);
});
