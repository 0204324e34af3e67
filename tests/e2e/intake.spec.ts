import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

test.describe('what finishes in Karoo', () => {
  test('is caught up after a wake and a lost connection, once, in order of finish, with a report', async ({
    launch,
    sandbox,
  }) => {
    const { client } = sandbox;
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const rows = inbox.getByRole('option');
    const newer = await client.finishAttendance({ emit: false, fim: minutesAgo(5) });
    const older = await client.finishAttendance({ emit: false, fim: minutesAgo(50) });
    await companion.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await expect(inbox.getByText('2 atendimentos finalizados enquanto você estava offline')).toBeVisible();
    await expect(rows).toHaveText([new RegExp(older.numero), new RegExp(newer.numero)]);
    await inbox.getByRole('button', { name: 'Entendi' }).click();

    const between = await client.finishAttendance({ emit: false, fim: minutesAgo(3) });
    await client.setFault({ service: 'karoo', kind: 'stream-close' });
    await expect(inbox.getByText('1 atendimento finalizado enquanto você estava offline')).toBeVisible();
    const live = await client.finishAttendance({ duplicates: 2 });
    await companion.form(live.numero);
    await expect(rows).toHaveText([older, newer, between, live].map(({ numero }) => new RegExp(numero)));
    expect(await companion.openForms()).toEqual([live.numero]);
  });

  test('and is registered on one computer cannot be registered again on another', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const other = await launch();
    const { form, number, id, seed } = await openForm(companion, sandbox);
    const theirs = await other.form(number);
    await theirs.fillClosed(seed, { subject: 'Do outro computador' });
    await theirs.expectSaved();
    await form.fillClosed(seed, { subject: 'Deste computador' });
    const processNumber = await form.sendAndReadNumber();

    await expect(theirs.page.getByRole('alert')).toContainText(
      `integrado em outro lugar, com o número ${processNumber}`,
    );
    await theirs.button('Enviar').click();
    await expect(theirs.page.getByText(/já foi integrado por outro meio/)).toBeVisible();
    await expect(theirs.field('TAG / Assunto')).toHaveValue('Do outro computador');
    const { attendances, integrations } = await sandbox.client.registrations();
    expect(attendances).toMatchObject([{ Assunto: 'Deste computador' }]);
    expect(integrations).toMatchObject([{ atendimento: id, numeroBimer: processNumber }]);
  });
});
