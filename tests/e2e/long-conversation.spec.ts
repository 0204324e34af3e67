import type { Page } from '@playwright/test';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const count = 60_000;
const told = '60.000 mensagens';
const limit = 20_000;
/** A window with a form and a conversation of a dozen messages has some 600. */
const mostNodes = 2_500;

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

interface Watched extends Window {
  longestTaskMs: number;
}

/** From now on the page notes its longest task. */
const watchTasks = (page: Page) =>
  page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
    }).observe({ type: 'longtask' });
  });

/** The longest task against what this computer, now, needs to parse as many messages once: times do not travel, ratios do. */
const longestTask = (page: Page) =>
  page.evaluate((messages) => {
    const text = JSON.stringify(
      Array.from({ length: messages }, (_, at) => ({
        id: `m${at}`,
        name: 'Maria da Silva',
        sentAt: '2026-11-24T11:00:00Z',
        text: `Mensagem ${at}: a emissão da nota fiscal parou, e o pedido do cliente continua esperando.`,
      })),
    );
    const start = performance.now();
    JSON.parse(text);
    return (window as unknown as Watched).longestTaskMs / (performance.now() - start);
  }, count);

test('a conversation of 60,000 messages opens, is read, searched and picked from, and its form goes on', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(120_000);
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { messageCount: count, adiantamentoParecer: null });
  const { page } = form;
  await watchTasks(page);
  await form.checkbox('Criar múltiplos atendimentos').check();
  await form.button('Histórico').click();
  // Loading or not, the form is worked on.
  await form.field('TAG / Assunto').fill('Uma conversa longa');
  await expect(page.getByText(told, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(form.field('TAG / Assunto')).toHaveValue('Uma conversa longa');
  expect(await nodes(page)).toBeLessThan(mostNodes);

  // From one end to the other by key, and somewhere between by wheel.
  const options = page.getByRole('option');
  const at = (place: number) => page.locator(`[role=option][aria-posinset="${place}"]`);
  await at(1).click();
  await page.keyboard.press('End');
  await expect(at(count)).toBeFocused();
  await expect(at(count)).toContainText('Atendimento finalizado.');
  await expect(at(count)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(at(1)).toBeFocused();
  await expect(at(1)).toBeInViewport();
  await page.getByRole('listbox', { name: 'Mensagens da conversa' }).evaluate((list) => {
    list.scrollTop = list.scrollHeight / 2;
  });
  await expect
    .poll(async () => Number(await options.last().getAttribute('aria-posinset')))
    .toBeGreaterThan(count / 3);
  await expect(options.last()).toHaveAttribute('aria-setsize', String(count));
  // What Tab reaches is there still.
  await expect(at(1)).toHaveAttribute('tabindex', '0');
  expect(await nodes(page)).toBeLessThan(mostNodes);

  await form.field('Procurar na conversa').fill('atendimento FINALIZADO');
  await expect(page.getByText('1 de 1', { exact: true })).toBeVisible();
  await expect(at(count)).toBeInViewport();
  await expect(page.locator('mark')).toHaveText(['Atendimento finalizado']);
  await form.field('Procurar na conversa').fill('a');
  await expect(page.getByText('1 de 10.000 ou mais', { exact: true })).toBeVisible();
  await form.field('Procurar na conversa').fill('');

  await form.button('Propor resumo').click();
  await form.button('Inserir resumo').click();
  const sentences = (await form.field('Parecer').inputValue()).trim().split('\n');
  expect(sentences.length).toBeGreaterThan(0);
  expect(sentences.every((sentence) => sentence.startsWith('- '))).toBe(true);

  await form.button('Selecionar tudo').click();
  await expect(page.getByText('60.000 selecionadas', { exact: true })).toBeVisible();
  await form.button('Limpar').click();
  expect(await nodes(page)).toBeLessThan(mostNodes);
  // Drawn at once it was some 400.
  expect(await longestTask(page)).toBeLessThan(20);
});

test('of a conversation of 60,000 messages the newest go along, as far as the limit lets them', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(120_000);
  const companion = await launch({ policy: { settings: { 'rules.transcriptMaxLength': limit } } });
  const { form, seed } = await openForm(companion, sandbox, { messageCount: count });
  await expect(form.page.getByText(/vai junto sem as \d+ mensagens mais antigas/)).toBeVisible({
    timeout: 30_000,
  });
  await form.fillClosed(seed);
  await form.sendAndReadNumber();
  const [stored] = (await sandbox.client.registrations()).attendances;
  expect(stored?.Historico).toMatch(/^\[… 59\d{3} mensagens omitidas …\]\n/);
  expect(stored?.Historico).toMatch(/Atendimento finalizado\.$/);
  expect(stored?.Historico?.length).toBeLessThanOrEqual(limit);
});
