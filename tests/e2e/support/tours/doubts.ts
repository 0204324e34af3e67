import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { lostSubmission, searchThatFinds, silentKaroo, unavailableSearch } from './faults';
import { inTheme, type Tour } from './tour';

/** What is not sent, or not believed, before somebody has made sure. */
export const doubts: Tour = {
  title: 'in doubt',
  async *walk({ launch, sandbox, theme }) {
    const { client } = sandbox;
    const companion = await launch(inTheme(theme, { 'bimer.settleSeconds': 600 }));
    const asked = await openForm(companion, sandbox, usual);
    await asked.form.fillClosed(asked.seed);
    for (const fault of [lostSubmission, searchThatFinds('123456')]) await client.setFault(fault);
    await asked.form.button('Enviar').click();
    const answer = asked.form.button('É este registro');
    await expect(answer).toBeVisible({ timeout: 20_000 });
    yield { name: 'question-on-what-was-found', companion, page: asked.form.page, action: answer };
    await client.clearFaults();

    const unasked = await openForm(companion, sandbox, usual);
    await unasked.form.fillClosed(unasked.seed);
    await client.setFault(silentKaroo);
    await unasked.form.button('Enviar').click();
    await expect(unasked.form.page.getByRole('heading', { name: /esperando o Karoo/ })).toBeVisible();
    const close = unasked.form.button('Fechar');
    yield { name: 'queued-for-karoo', companion, page: unasked.form.page, action: close };
    await client.clearFaults();

    const { otherCustomer } = unasked.seed;
    const lost = await openForm(companion, sandbox, {
      ...usual,
      cliente: { codigo: otherCustomer.Codigo, razaoSocial: otherCustomer.Nome, cpfCnpj: null },
    });
    await lost.form.fillClosed({ ...lost.seed, customer: otherCustomer });
    for (const fault of [lostSubmission, unavailableSearch]) await client.setFault(fault);
    await lost.form.button('Enviar').click();
    const page = await companion.window('inbox');
    await page.getByRole('tab', { name: /Fila de envio/ }).click();
    const row = page.getByRole('listitem').filter({ hasText: lost.number });
    // In pictures the clock is slow, and nobody waits for the planned look-up.
    await row.getByRole('button', { name: /^Tentar agora/ }).click();
    await expect(row.getByText(/Próxima tentativa em 10 min/)).toBeVisible();
    const send = page.getByRole('button', { name: /^Enviar sem esperar o Karoo/ });
    yield { name: 'outbox-in-doubt', companion, page, action: send };
  },
};
