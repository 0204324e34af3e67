import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { inTheme, type Tour } from './tour';

/** The conversation beside the form: to be read, to be searched, to be picked from. */
export const conversation: Tour = {
  title: 'the conversation',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme, { 'rules.transcriptMaxLength': 200 }));
    const { form } = await openForm(companion, sandbox, usual);
    const { page } = form;
    const messages = page.locator('[data-message]');
    await form.button('Ver conversa').click();
    await expect(page.getByText('não irá junto').first()).toBeVisible();
    yield { name: 'conversation', companion, page, action: form.button('Copiar conversa') };

    await form.field('Procurar na conversa').fill('emissao');
    await expect(page.locator('mark')).toHaveCount(2);
    yield { name: 'conversation-searched', companion, page, action: form.field('Procurar na conversa') };
    await form.field('Procurar na conversa').fill('');

    await form.button('Propor resumo').click();
    await expect(form.button('Inserir resumo')).toBeVisible();
    yield { name: 'conversation-summed-up', companion, page, action: form.button('Inserir resumo') };
    await form.button('Descartar').click();

    await form.button('Fechar conversa').click();
    await form.checkbox('Criar múltiplos atendimentos').check();
    await form.button('Histórico').click();
    await messages.nth(0).click();
    await messages.nth(1).click({ modifiers: ['Shift'] });
    yield { name: 'messages-selected', companion, page, action: form.button('Inserir no parecer') };

    await form.button('Inserir no parecer').click();
    await expect(page.getByText('neste parecer').first()).toBeVisible();
    await messages.nth(3).click();
    yield { name: 'messages-used', companion, page, action: form.button('Inserir no parecer') };

    const empty = await openForm(companion, sandbox, { ...usual, mensagens: [] });
    await empty.form.button('Ver conversa').click();
    await expect(empty.form.page.getByText('A conversa não tem mensagens.')).toBeVisible();
    yield {
      name: 'conversation-empty',
      companion,
      page: empty.form.page,
      action: empty.form.button('Fechar conversa'),
    };
  },
};
