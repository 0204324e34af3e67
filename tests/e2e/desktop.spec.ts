import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { clickNotification, waitForNotification } from '../support/desktop/notifications';
import { trayTooltip, waitForTrayItem } from '../support/desktop/tray';
import { chooseTrayMenuEntry, trayMenu } from '../support/desktop/tray-menu';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

// The notification daemon remembers what earlier tests showed: each number of an awaited notice is used once.
test.describe('notice, tray and windows', () => {
  test('a finished attendance is announced, opens its form without the focus, and counts in the tray', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const { numero, cliente } = await sandbox.client.finishAttendance({
      numero: '51001',
      assunto: 'Emissão de NF-e',
    });
    const notice = await waitForNotification(({ summary }) => summary.includes(numero));
    expect(notice.summary).toBe(`Atendimento ${numero} finalizado – ${cliente?.razaoSocial ?? ''}`);
    expect(notice.body).toBe('Emissão de NF-e');

    const form = await companion.form(numero);
    expect(await companion.windowState(form.page)).toEqual({ isVisible: true, isFocused: false });
    expect((await companion.windowState(inbox)).isFocused).toBe(true);

    const tray = await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
    await expect.poll(() => trayTooltip(tray)).toContain('1 pendência');
    const labels = (await trayMenu(tray)).map(({ label }) => label);
    expect(labels).toContain(`${numero} – ${cliente?.razaoSocial ?? ''}`);
    expect(labels).toEqual(expect.arrayContaining(['Abrir pendências', 'Sair']));
  });

  test('the notice opens the form with the focus when the agent chose not to have it opened', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ policy: { settings: { 'form.opening': 'onClick' } } });
    await companion.window('inbox');
    const { numero } = await sandbox.client.finishAttendance({ numero: '51002' });
    const notice = await waitForNotification(({ summary }) => summary.includes(numero));
    expect(await companion.openForms()).toEqual([]);
    await clickNotification(notice.id);
    const form = await companion.form(numero);
    await expect.poll(async () => (await companion.windowState(form.page)).isFocused).toBe(true);
  });

  test('each attendance has a window of its own, and opening it again only shows it', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ args: ['--hidden'] });
    const first = await sandbox.client.finishAttendance();
    const second = await sandbox.client.finishAttendance();
    await companion.form(first.numero);
    await companion.form(second.numero);
    const tray = await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
    await chooseTrayMenuEntry(tray, `${first.numero} – ${first.cliente?.razaoSocial ?? ''}`);
    const form = await companion.form(first.numero);
    await expect.poll(async () => (await companion.windowState(form.page)).isFocused).toBe(true);
    expect((await companion.openForms()).toSorted()).toEqual([first.numero, second.numero].toSorted());
  });

  test('starts in the tray when asked, and “Abrir pendências” shows the inbox', async ({ launch }) => {
    const companion = await launch({ args: ['--hidden'] });
    const tray = await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
    await expect.poll(() => trayTooltip(tray)).toContain('conectado');
    expect(companion.electron.windows().some((page) => page.url().endsWith('/inbox.html'))).toBe(false);
    await chooseTrayMenuEntry(tray, 'Abrir pendências');
    await companion.window('inbox');
  });

  test('closing the windows leaves the app in the tray; “Sair” says what waits, and ends it', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const { form: queued, seed } = await openForm(companion, sandbox);
    await sandbox.client.setFault({
      service: 'bimer',
      method: 'POST',
      route: '/api/crm/atendimentos',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '600' },
    });
    await queued.fillClosed(seed);
    await queued.button('Enviar').click();
    await expect(queued.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    await queued.button('Fechar').click();
    const { numero } = await sandbox.client.finishAttendance();
    const form = await companion.form(numero);
    const tray = await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
    await answerDialogs(companion, 'Voltar');
    await chooseTrayMenuEntry(tray, 'Sair');
    await expect
      .poll(() => askedDetails(companion))
      .toMatch(/1 formulário aberto: o que foi digitado fica salvo como rascunho/);
    expect(await askedDetails(companion)).toMatch(/1 registro na fila: o envio continua quando/);

    await companion.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.close();
    });
    await expect.poll(() => form.page.isClosed() && inbox.isClosed()).toBe(true);
    await answerDialogs(companion, 'Voltar');
    await chooseTrayMenuEntry(tray, 'Sair');
    await expect
      .poll(() => askedDetails(companion))
      .toMatch(/1 atendimento pendente: continua em Pendências/);
    expect(companion.electron.process().exitCode).toBeNull();

    await answerDialogs(companion, 'Sair mesmo assim');
    const exited = once(companion.electron.process(), 'exit');
    // The app may be gone before it has answered the click.
    await chooseTrayMenuEntry(tray, 'Sair').catch(() => undefined);
    expect((await exited)[0]).toBe(0);
  });

  test('a second start only shows the first one', async ({ launch }) => {
    const companion = await launch({ args: ['--hidden'] });
    await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
    const [command = '', ...args] = companion.electron.process().spawnargs;
    const second = spawn(
      command,
      args.filter((arg) => !/^--(inspect|remote-debugging|hidden)/.test(arg)),
      {
        stdio: 'ignore',
      },
    );
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(0);
    await companion.window('inbox');
  });
});

interface AskedGlobal {
  askedDetail?: string | undefined;
}

/** Native dialogs cannot be clicked from here: each is answered with the button of the given label. */
async function answerDialogs(companion: Companion, label: string): Promise<void> {
  await companion.electron.evaluate(({ dialog }, wanted) => {
    (globalThis as AskedGlobal).askedDetail = '';
    dialog.showMessageBox = ((options: Electron.MessageBoxOptions) => {
      (globalThis as AskedGlobal).askedDetail = options.detail;
      return Promise.resolve({ response: options.buttons?.indexOf(wanted) ?? -1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, label);
}

function askedDetails(companion: Companion): Promise<string> {
  return companion.electron.evaluate(() => (globalThis as AskedGlobal).askedDetail ?? '');
}
