// From nothing to the form on the screen.
import { duration } from '../lib/say.mjs';
import { startApp } from './app-driver.mjs';
import { until, verify } from './check.mjs';
import { isOwnDesktop, shownNotifications } from './desktop.mjs';
import { photograph, photographDesktop } from './pictures.mjs';
import { startSandbox } from './sandbox.mjs';

async function startServers(demo) {
  demo.sandbox = await startSandbox();
  demo.seed = await demo.sandbox.control.seedData();
  return `Karoo ${demo.sandbox.karooUrl}, Bimer ${demo.sandbox.bimerUrl}`;
}

async function startTheApp(demo) {
  demo.app = await startApp({ provision: demo.sandbox.provision });
  demo.inbox = await demo.app.window('inbox');
  const versions = await demo.app.electron.evaluate(() => process.versions);
  return `Electron ${versions.electron}, fresh data folder, window "${await demo.inbox.title()}"`;
}

async function connect({ sandbox, inbox }) {
  const connections = inbox.getByRole('list', { name: 'Conexões' });
  for (const service of ['Karoo', 'Bimer'])
    await connections.getByRole('listitem').filter({ hasText: service }).getByText('Conectado').waitFor();
  verify((await sandbox.control.streamClients()) === 1, 'nobody listens to the event stream');
  await photograph(inbox, 'connected');
  return 'Karoo Conectado, Bimer Conectado';
}

async function finishAttendance(demo) {
  await demo.app.focus(demo.inbox);
  await demo.app.noteAppearing();
  demo.finishedAt = Date.now();
  // The agent types subject and parecer; everything else is Karoo's.
  const fields = { assunto: null, adiantamentoParecer: null, messageCount: 14 };
  demo.attendance = await demo.sandbox.control.finishAttendance(fields);
  const { numero, cliente, canal } = demo.attendance;
  return `${numero}, ${cliente.codigo} ${cliente.razaoSocial}, by ${canal}`;
}

async function openForm(demo) {
  const { app, attendance, finishedAt, inbox } = demo;
  demo.form = await app.form(attendance.numero);
  const { shownAt, isFocused } = await app.windowState(demo.form);
  verify(shownAt !== null, 'the form was on the screen before the attendance finished');
  // On other desktops the window manager has the last word on the focus.
  if (isOwnDesktop()) {
    verify(!isFocused, 'the form took the focus');
    verify((await app.windowState(inbox)).isFocused, 'the window that had the focus lost it');
  }
  return `visible ${duration(shownAt - finishedAt)} after the event, ${isFocused ? 'focused by the window manager' : 'without the focus'}`;
}

async function notify({ attendance }) {
  const title = `Atendimento ${attendance.numero} finalizado – ${attendance.cliente.razaoSocial}`;
  if (!isOwnDesktop()) return `sent to your desktop: "${title}"`;
  await until(`no notification "${title}"`, () =>
    shownNotifications().find(({ summary }) => summary === title),
  );
  await photographDesktop('notification-and-form');
  return `"${title}"`;
}

export const arriving = [
  { title: 'The sandbox plays Karoo and Bimer', run: startServers },
  { title: 'The app starts', run: startTheApp },
  { title: 'It is connected', run: connect },
  { title: 'An attendance finishes in Karoo', run: finishAttendance },
  { title: 'The form opens by itself', run: openForm },
  { title: 'A native notification', run: notify },
];
