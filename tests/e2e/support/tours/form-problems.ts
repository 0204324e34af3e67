import { expect } from '../fixture';
import { openForm } from '../open-form';
import { bare, usual } from './attendances';
import { refusingSubmission } from './faults';
import { inTheme, type Tour } from './tour';

/** Enviar that does not go through. */
export const formProblems: Tour = {
  title: 'the form with problems',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme));
    const { form, seed } = await openForm(companion, sandbox, bare);
    const { page } = form;
    const alert = page.getByRole('alert');
    const at = { companion, page, action: form.button('Enviar') };
    await form.button('Enviar').click();
    await expect(alert).toContainText('campos precisam de correção');
    yield { name: 'form-with-everything-missing', ...at };

    await form.fillClosed(seed);
    await form.checkbox('Encerrar Atendimento').uncheck();
    await form.fill('Número Processo', seed.unknownProcessNumber);
    await form.fill('Data Próximo Contato', '01/01/2020');
    await form.field('Destinatário').fill('ana@empresa.com.br; sem-arroba');
    await form.field('Destinatário').press('Enter');
    await form.button('Enviar').click();
    await expect(form.page.getByText(/Não existe processo/).first()).toBeVisible();
    yield { name: 'form-with-wrong-values', ...at };

    await form.fill('Parecer', 'Passo a passo. '.repeat(13_400));
    await expect(page.getByText(/passam do limite/)).toBeVisible();
    yield { name: 'form-with-too-long-a-text', ...at };

    const refused = await openForm(companion, sandbox, usual);
    await refused.form.fillClosed(seed);
    await sandbox.client.setFault(refusingSubmission);
    await refused.form.button('Enviar').click();
    await expect(refused.form.page.getByRole('alert')).toBeVisible();
    yield {
      name: 'form-refused-by-bimer',
      companion,
      page: refused.form.page,
      action: refused.form.button('Enviar'),
    };
  },
};
