import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { openSettings } from './open-settings';
import { inTheme, type Tour } from './tour';

/** The lists that open below a field. */
export const choices: Tour = {
  title: 'lists below a field',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme));
    const settings = await openSettings(companion);
    await settings.evaluate(() =>
      window.desktop.invoke['snippets:save']({
        snippets: [
          { trigger: 'cert', text: 'Orientado a renovar o certificado digital.' },
          { trigger: 'nf', text: 'Nota de {cliente} reemitida em {data}.' },
        ],
      }),
    );
    await companion.closeWindow(settings);
    const { form, seed } = await openForm(companion, sandbox, { ...usual, adiantamentoParecer: null });
    const { page } = form;
    const options = page.getByRole('option');
    const type = form.choice('Tipo de Atendimento');
    await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
    await type.press('ArrowDown');
    await page.keyboard.press('Control+d');
    await expect(page.getByRole('button', { name: /^Favorito: /, pressed: true })).toBeVisible();
    await form.expectSaved();
    yield { name: 'list-with-a-favourite', companion, page, action: type };

    await type.fill('não existe');
    await expect(page.getByText('Nada encontrado.')).toBeVisible();
    yield { name: 'list-with-nothing-found', companion, page, action: type };
    await type.press('Escape');

    const code = form.choice('Código de cliente');
    await code.fill('Mercearia');
    await expect(options.nth(1)).toBeVisible();
    await code.press('ArrowDown');
    yield { name: 'list-of-customers', companion, page, action: code };
    await code.press('Escape');
    await form.setCustomer(seed.customer.Codigo, seed.customer.Nome);

    const opinion = form.field('Parecer');
    await opinion.fill('Cliente ligou. ');
    await opinion.pressSequentially('/');
    await expect(options).toHaveCount(2);
    yield { name: 'list-of-snippets', companion, page, action: opinion };
    await opinion.press('Escape');

    const date = form.field('Data Próximo Contato');
    await date.fill('15/12/2099');
    await date.press('ArrowDown');
    const calendar = page.getByRole('dialog', { name: 'Calendário' });
    await expect(calendar.getByRole('button', { name: 'Próximo mês' })).toBeVisible();
    yield {
      name: 'calendar',
      companion,
      page,
      action: calendar.getByRole('button', { name: 'Próximo mês' }),
    };
  },
};
