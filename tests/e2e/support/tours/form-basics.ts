import { openForm } from '../open-form';
import { usual } from './attendances';
import { inTheme, type Tour } from './tour';

/** The form before anything goes wrong. */
export const formBasics: Tour = {
  title: 'the form',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme));
    const { form, seed } = await openForm(companion, sandbox, usual);
    const { page } = form;
    const at = { companion, page, action: form.button('Enviar') };
    await form.expectCustomer(seed.customer.Nome);
    yield { name: 'form-as-it-opens', ...at };

    await form.choose('Produto CRM', seed.product.Nome);
    await form.choose('Tipo de Atendimento', seed.typeWithTexts.Nome);
    await form.choose('Usuário de próximo contato', seed.otherUser.Login);
    await form.checkbox('Atendimento prioritário').check();
    await form.choose('Destinatário SpySystem', seed.otherUser.Login);
    await form.field('Destinatário').fill('fiscal@empresa.com.br, contador@empresa.com.br');
    await form.field('Destinatário').press('Enter');
    yield { name: 'form-filled-and-open', ...at };

    await form.checkbox('Encerrar Atendimento').check();
    yield { name: 'form-filled-and-closed', ...at };

    await page.keyboard.down('Alt');
    yield { name: 'form-with-keys-shown', ...at };
    await page.keyboard.up('Alt');
  },
};
