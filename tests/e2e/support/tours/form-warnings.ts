import { addDays, localDate } from '../../../../common/calendar';
import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { inTheme, type Tour } from './tour';

/** What the form warns of before anything is sent. */
export const formWarnings: Tour = {
  title: 'the form with warnings',
  async *walk({ launch, sandbox, theme, now }) {
    const { client } = sandbox;
    const seed = await client.seedData();
    const [late, other] = seed.customerProcesses.filter(({ Situacao }) => Situacao === 'A');
    const today = localDate(now);
    const change = (id = '', fields: object) =>
      client.changeBimerData({ collection: 'atendimentos', id, fields });
    await change(late?.Numero, { DataProximoContato: addDays(today, -3), Assunto: 'Estoque negativo' });
    await change(other?.Numero, { DataProximoContato: addDays(today, 8), Prioritario: true });
    const companion = await launch(inTheme(theme));

    const { form, id } = await openForm(companion, sandbox, { ...usual, assunto: 'Estoque ficou negativo' });
    const { page } = form;
    const at = { companion, page, action: form.button('Enviar') };
    const rows = page.getByRole('region', { name: /em aberto deste cliente/ }).getByRole('listitem');
    await expect(rows.nth(1)).toBeVisible();
    await page.keyboard.press('Alt+2');
    await expect(rows.nth(1)).toContainText('parecer neste processo');
    await form.expectSaved();
    yield { name: 'form-with-open-attendances', ...at };

    await page.keyboard.press('Alt+0');
    await form.setCustomer(seed.otherCustomer.Codigo, seed.otherCustomer.Nome);
    await expect(page.getByRole('alert')).toContainText('não é o da conversa');
    await form.button('Enviar').click();
    await expect(page.getByText(/Marque para poder enviar/)).toBeVisible();
    yield { name: 'form-with-another-customer', ...at };

    await form.fill('Parecer', 'Escrito aqui, registrado lá.');
    await client.integrateElsewhere(id, '777');
    await expect(form.button('Descartar rascunho')).toBeVisible();
    yield { name: 'form-integrated-elsewhere', companion, page, action: form.button('Descartar rascunho') };

    await form.button('Descartar rascunho').click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Escrito aqui');
    yield {
      name: 'form-discarding-its-draft',
      companion,
      page,
      action: dialog.getByRole('button', { name: 'Descartar', exact: true }),
    };

    await client.setFault({
      service: 'bimer',
      kind: 'status',
      route: '/api/crm/pessoas/{identificador}/atendimentos',
      status: 503,
      times: 50,
    });
    const offline = await openForm(companion, sandbox, usual);
    await expect(offline.form.page.getByRole('main').getByText(/não dá para saber/)).toBeVisible();
    yield {
      name: 'form-without-bimer',
      companion,
      page: offline.form.page,
      action: offline.form.button('Enviar'),
    };
  },
};
