import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

/** The highlighted row of the list that hangs on a combobox. */
async function activeOption(control: Locator): Promise<Locator> {
  const id = (await control.getAttribute('aria-activedescendant')) ?? 'none';
  return control.page().locator(`[id="${id}"]`);
}

/** Resolves when the list of users has come in from Bimer, page by page. */
function usersCame(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.desktop.on['lookups:changed'](({ name }) => {
          if (name === 'users') resolve();
        });
        void window.desktop.invoke['lookups:list']({ name: 'users' }).then((answer) => {
          if (answer.ok && answer.value.fetchedAt !== null) resolve();
        });
      }),
  );
}

test('a favourite is marked by key or star, stands first, also offline after a restart, and not once it is retired', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox);
  const { page } = form;
  const options = page.getByRole('option');
  const type = form.choice('Tipo de Atendimento');
  await type.fill(seed.typeWithoutTexts.Nome);
  await expect(await activeOption(type)).toContainText(seed.typeWithoutTexts.Nome);
  await page.keyboard.press('Control+d');
  await expect(page.getByRole('status').filter({ hasText: 'posto nos favoritos' })).toHaveCount(1);
  await expect(await activeOption(type)).toHaveAccessibleName(/, favorito$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(0)).toHaveText('Favoritos');
  await expect(options.nth(1)).toContainText(seed.typeWithoutTexts.Nome);
  await page.keyboard.press('Escape');

  const user = form.choice('Usuário de próximo contato');
  await user.fill(seed.otherUser.Login);
  await options.first().hover();
  const star = page.getByRole('button', { name: /^Favorito: / });
  await expect(star).toHaveAttribute('tabindex', '-1');
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await expect(user).toBeFocused();
  await page.keyboard.press('Control+d');
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Control+d');
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await companion.kill();

  await sandbox.client.setFault({ service: 'bimer', kind: 'status', status: 503, times: 500 });
  const again = await launch({ dataFolder: companion.dataFolder });
  const second = await openForm(again, sandbox);
  const { keyboard } = second.form.page;
  const laterType = second.form.choice('Tipo de Atendimento');
  const laterOptions = second.form.page.getByRole('option');
  await keyboard.press('Alt+u');
  await keyboard.press('ArrowDown');
  await expect(laterOptions.nth(0)).toHaveText('Favoritos');
  await expect(laterOptions.nth(1)).toContainText(seed.otherUser.Login);
  await keyboard.press('Escape');
  await keyboard.press('Alt+t');
  await keyboard.press('ArrowDown');
  await expect(laterOptions.nth(0)).toHaveText('Favoritos');
  await keyboard.press('Enter');
  await expect(laterType).toHaveValue(seed.typeWithoutTexts.Nome);

  await sandbox.client.clearFaults();
  await sandbox.client.changeBimerData({
    collection: 'tiposAtendimento',
    id: seed.typeWithoutTexts.Identificador,
    fields: { Ativo: false },
  });
  await keyboard.press('ArrowDown');
  await expect(second.form.page.getByText(/^Lista atualizada/)).toBeVisible();
  await second.form.button('Atualizar').click();
  const retired = laterOptions.filter({ hasText: seed.typeWithoutTexts.Nome });
  await expect(retired.filter({ hasText: 'desativado' })).toHaveCount(1);
  await expect(retired).toHaveAttribute('aria-disabled', 'true');
  await expect(laterOptions.filter({ hasText: 'Favoritos' })).toHaveCount(0);
  await laterType.fill(seed.typeWithoutTexts.Nome);
  await expect(retired).toHaveCount(1);
  await keyboard.press('Enter');
  await keyboard.press('Escape');
  await expect(laterType).toHaveValue(seed.typeWithoutTexts.Nome);
  await laterType.fill('');
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await expect(laterOptions.first()).toBeVisible();
  await expect(retired).toHaveCount(0);
});

test.describe('a list of 100,000', () => {
  test.use({ sandboxOptions: { users: 100_000 } });

  test('is searched by words in any order without accents, and only the rows in sight exist', async ({
    launch,
    sandbox,
  }) => {
    const name = 'Conceição Araújo de Magalhães';
    await sandbox.client.changeBimerData({
      collection: 'usuarios',
      id: '00A00ZZZZZ',
      fields: { Nome: name, Login: 'conceicao.magalhaes', Email: null, Ativo: true },
      add: true,
    });
    const companion = await launch();
    await usersCame(await companion.window('inbox'));
    const { form } = await openForm(companion, sandbox);
    const options = form.page.getByRole('option');
    const user = form.choice('Usuário de próximo contato');
    await user.focus();
    await user.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-setsize', /^9\d{4}$/);
    expect(await options.count()).toBeLessThan(30);
    await user.press('PageDown');
    expect(await options.count()).toBeLessThan(30);
    await user.pressSequentially('magal araujo conceicao');
    await expect(options).toHaveCount(1);
    await expect(options).toContainText(name);
    await user.press('Enter');
    await expect(user).toHaveValue(name);
  });
});
