import type { Page } from '@playwright/test';
import { expect } from '../fixture';
import { openForm } from '../open-form';
import { usual } from './attendances';
import { hangingSubmission, busyForSubmission, unknownOutcome } from './faults';
import { inTheme, type Tour } from './tour';

/** After a success the window would close before anybody has looked at it. */
const keepOpen = (page: Page) =>
  page.evaluate(() => {
    const later = window.setTimeout.bind(window);
    const isClosing = (delay?: number) => delay === 2000;
    window.setTimeout = ((work: TimerHandler, delay?: number, ...rest: unknown[]) =>
      isClosing(delay) ? 0 : later(work, delay, ...rest)) as typeof window.setTimeout;
  });

/** What becomes of an Enviar. */
export const results: Tour = {
  title: 'results',
  async *walk({ launch, sandbox, theme }) {
    const { client } = sandbox;
    const companion = await launch(inTheme(theme));
    const done = await openForm(companion, sandbox, usual);
    await keepOpen(done.form.page);
    await done.form.fillClosed(done.seed);
    await done.form.sendAndReadNumber();
    yield { name: 'registered', companion, page: done.form.page, action: done.form.button('Fechar') };

    const queued = await openForm(companion, sandbox, usual);
    await queued.form.fillClosed(queued.seed);
    await client.setFault(busyForSubmission);
    await queued.form.button('Enviar').click();
    await expect(queued.form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    yield { name: 'queued', companion, page: queued.form.page, action: queued.form.button('Fechar') };
  },
};

/** Enviar whose answer does not come, and then what only the agent can find out. */
export const openResults: Tour = {
  title: 'results still open',
  async *walk({ launch, sandbox, theme }) {
    const { client } = sandbox;
    const companion = await launch(inTheme(theme));
    const lost = await openForm(companion, sandbox, usual);
    const { page } = lost.form;
    const action = lost.form.button('Já está no Bimer');
    await lost.form.fillClosed(lost.seed);
    for (const fault of unknownOutcome) await client.setFault(fault);
    await lost.form.button('Enviar').click();
    await expect(page.getByRole('heading', { name: /ainda não o gravou/ })).toBeVisible();
    // Nobody waits for the planned look-up after the computer has slept.
    await companion.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect(action).toBeVisible();
    await lost.form.field('Número do processo no Bimer (opcional)').fill('12x');
    await action.click();
    await expect(page.getByText(/só os algarismos/)).toBeVisible();
    yield { name: 'question-in-the-form', companion, page, action };

    const inbox = await companion.window('inbox');
    await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
    const answer = inbox.getByRole('button', { name: 'Já está no Bimer' });
    await expect(answer).toBeVisible();
    yield { name: 'question-in-the-outbox', companion, page: inbox, action: answer };

    await client.clearFaults();
    const sending = await openForm(companion, sandbox, usual);
    await sending.form.fillClosed(sending.seed);
    await client.setFault(hangingSubmission);
    await sending.form.button('Enviar').click();
    await expect(sending.form.page.getByRole('contentinfo').getByText(/Está demorando/)).toBeVisible();
    yield { name: 'sending', companion, page: sending.form.page, action: sending.form.button('Fechar') };
  },
};

/** Enviar that may still be taken back. */
export const undoing: Tour = {
  title: 'Enviar to be undone',
  async *walk({ launch, sandbox, theme }) {
    const companion = await launch(inTheme(theme, { 'outbox.undoSeconds': 30 }));
    const { form, seed } = await openForm(companion, sandbox, usual);
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect(form.button('Desfazer')).toBeVisible();
    yield { name: 'undoable', companion, page: form.page, action: form.button('Desfazer') };
    await form.button('Desfazer').click();
  },
};
