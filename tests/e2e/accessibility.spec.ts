import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

async function expectAccessible(page: Page, state: string): Promise<void> {
  // Electron has no second page for axe to work in.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    state,
  ).toEqual([]);
}

for (const theme of ['light', 'dark'] as const) {
  test.describe(`axe, ${theme}`, () => {
    test('finds nothing in the form and its states', async ({ launch, sandbox }) => {
      const companion = await launch({ policy: { settings: { 'appearance.theme': theme } } });
      const { form, seed } = await openForm(companion, sandbox, { messageCount: 12 });
      await expectAccessible(form.page, 'as it opens');
      await form.button('Enviar').click();
      await expect(form.page.getByRole('alert')).toBeVisible();
      await expectAccessible(form.page, 'with errors');
      await form.choice('Tipo de Atendimento').fill('a');
      await expect(form.page.getByRole('option').first()).toBeVisible();
      await form.page.keyboard.press('Control+d');
      await expect(form.page.getByRole('button', { name: /^Favorito: /, pressed: true })).toBeVisible();
      await expectAccessible(form.page, 'with a list open and a favourite in it');
      await form.choice('Tipo de Atendimento').press('Escape');
      await form.checkbox('Criar múltiplos atendimentos').check();
      await form.button('Histórico').click();
      await expect(form.page.getByRole('option').first()).toBeVisible();
      await form.page.getByRole('option').first().click();
      await expectAccessible(form.page, 'with Histórico open');
      await form.fillClosed(seed);
      await form.button('Enviar').click();
      await expect(form.page.getByText('Registros deste atendimento')).toBeVisible();
      await expectAccessible(form.page, 'after the first of several registrations');
    });

    test('finds nothing in the other windows', async ({ launch, sandbox }) => {
      const companion = await launch({ policy: { settings: { 'appearance.theme': theme } } });
      const inbox = await companion.window('inbox');
      await expectAccessible(inbox, 'empty inbox');
      const { number } = await openForm(companion, sandbox);
      await expect(inbox.getByText(number).first()).toBeVisible();
      await expectAccessible(inbox, 'inbox');
      for (const name of ['Fila de envio', 'Histórico']) {
        await inbox.getByRole('tab', { name: new RegExp(name) }).click();
        await expectAccessible(inbox, name);
      }
      await inbox.evaluate(() => window.desktop.invoke['app:open-settings'](undefined));
      await expectAccessible(await companion.window('settings'), 'settings');
    });
  });
}

test('nothing is cut off at 340 px width', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  await form.page.setViewportSize({ width: 340, height: 700 });
  const overflow = await form.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(form.button('Enviar')).toBeInViewport();
});
