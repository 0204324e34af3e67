import {
  closeAllNotifications,
  notificationHistory,
  waitForNotification,
} from '../support/desktop/notifications';
import { expect, test } from './support/fixture';

test('sixty attendances at once: three forms, one notice, all of them in the inbox', async ({
  launch,
  sandbox,
}) => {
  const count = 60;
  const companion = await launch();
  const inbox = await companion.window('inbox');
  await closeAllNotifications();
  await Promise.all(Array.from({ length: count }, () => sandbox.client.finishAttendance()));
  await expect(inbox.getByRole('tab', { name: /Pendências/ })).toContainText(String(count));
  await waitForNotification(({ summary }) => summary === `${count} atendimentos finalizados`);
  const displayed = (await notificationHistory()).filter(({ isDisplayed }) => isDisplayed);
  expect(displayed.map(({ summary }) => summary)).toEqual([`${count} atendimentos finalizados`]);

  await expect.poll(() => companion.openForms()).toHaveLength(3);
  const windows = () =>
    companion.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  // The inbox, the three forms and the one that is kept ready.
  await expect.poll(windows).toBe(5);
});

test('a form that the agent goes to makes room for the next one', async ({ launch, sandbox }) => {
  const companion = await launch({ policy: { settings: { 'form.maxAutoOpened': 1 } } });
  await companion.window('inbox');
  const first = await sandbox.client.finishAttendance({ numero: '54001' });
  const form = await companion.form(first.numero);
  const waiting = await sandbox.client.finishAttendance({ numero: '54002' });
  await waitForNotification(({ summary }) => summary.includes(waiting.numero) || summary.startsWith('2 '));
  expect(await companion.openForms()).toEqual([first.numero]);
  await companion.focusWindow(form.page);
  const next = await sandbox.client.finishAttendance({ numero: '54003' });
  await companion.form(next.numero);
  expect((await companion.openForms()).toSorted()).toEqual([first.numero, next.numero].toSorted());
});
