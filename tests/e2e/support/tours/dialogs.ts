import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { inTheme, type Tour } from './tour';

/** What opens over the form and must be answered or closed. */
export const dialogs: Tour = {
  title: 'dialogs over the form',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme));
    const { form, seed } = await openForm(companion, sandbox, usual);
    const { page } = form;
    const dialog = page.getByRole('dialog');
    const button = (name: string) => dialog.getByRole('button', { name, exact: true });

    await page.keyboard.press('Control+k');
    const command = dialog.getByRole('combobox', { name: 'Comando' });
    await expect(command).toBeFocused();
    yield { name: 'commands', companion, page, action: command };

    await command.fill('não existe');
    await expect(dialog.getByText('Nenhum comando com este nome.')).toBeVisible();
    yield { name: 'commands-with-nothing-found', companion, page, action: command };
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+/');
    await expect(button('Fechar')).toBeVisible();
    yield { name: 'shortcuts-of-the-form', companion, page, action: button('Fechar') };
    await page.keyboard.press('Escape');

    await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
    await form.choose('Texto do Parecer Padrão', seed.typeWithTexts.TextosPadrao[0]?.Nome ?? '');
    await expect(button('Inserir no cursor')).toBeVisible();
    yield { name: 'question-on-a-standard-text', companion, page, action: button('Inserir no cursor') };
    await button('Cancelar').click();

    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect(page.getByText('Registros deste atendimento')).toBeVisible();
    yield { name: 'form-for-a-second-registration', companion, page, action: form.button('Enviar') };

    await form.fill('Parecer', 'Outra dúvida.');
    await form.button('Concluir sem novo registro').click();
    await expect(button('Concluir sem enviar')).toBeVisible();
    yield { name: 'question-on-concluding', companion, page, action: button('Concluir sem enviar') };
  },
};
