import type { Page } from '@playwright/test';
import type { Companion } from '../companion';
import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { refusingSubmission } from './faults';
import { inTheme, type Stop, type Tour } from './tour';

const tabs = [
  { tab: 'Pendências', name: 'inbox' },
  { tab: 'Fila de envio', name: 'outbox' },
  { tab: 'Histórico', name: 'history' },
];

/** Each list of the window in turn. */
async function* lists(
  companion: Companion,
  page: Page,
  state: 'empty' | 'full',
): AsyncGenerator<Stop, void, undefined> {
  const action = page.getByRole('button', { name: 'Configurações' });
  for (const { tab, name } of tabs) {
    await page.getByRole('tab', { name: new RegExp(tab) }).click();
    await expect(page.getByRole('tabpanel', { name: new RegExp(tab) })).toContainText(/\S/);
    yield { name: `${name}-${state}`, companion, page, action };
  }
}

/** The window with the three lists, first with nothing in them, then with one of each kind. */
export const inbox: Tour = {
  title: 'the three lists',
  async *walk({ launch, sandbox, theme, now }) {
    const companion = await launch(inTheme(theme));
    const page = await companion.window('inbox');
    yield* lists(companion, page, 'empty');

    const seed = await sandbox.client.seedData();
    const done = await openForm(companion, sandbox, usual);
    await done.form.fillClosed(seed);
    await done.form.sendAndReadNumber();
    await done.form.waitUntilClosed();

    const elsewhere = await openForm(companion, sandbox, usual);
    await elsewhere.form.fill('Parecer', 'Escrito aqui, registrado lá.');
    await sandbox.client.integrateElsewhere(elsewhere.id, '777');
    await expect(elsewhere.form.page.getByRole('alert')).toBeVisible();
    await companion.closeWindow(elsewhere.form.page);

    const drafted = await openForm(companion, sandbox, { ...usual, cliente: null, assunto: null });
    await drafted.form.fill('Parecer', 'Ainda por enviar.');
    await companion.closeWindow(drafted.form.page);

    const waiting = await openForm(companion, sandbox, usual);
    await waiting.form.fillClosed(seed);
    await sandbox.client.setFault(refusingSubmission);
    await waiting.form.button('Enviar').click();
    await expect(waiting.form.page.getByRole('alert')).toBeVisible();
    await companion.closeWindow(waiting.form.page);
    const fiveHoursAgo = new Date(now - 5 * 3_600_000).toISOString();
    await sandbox.client.finishAttendance({ ...usual, fim: fiveHoursAgo });
    await page.getByRole('tab', { name: /Pendências/ }).click();
    await expect(page.getByRole('option').filter({ hasText: '5 h' })).toBeVisible();
    yield* lists(companion, page, 'full');
  },
};
