import type { Page } from '@playwright/test';
import { openOtherProgram, pressKeys } from '../support/desktop/other-program';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

async function openSettings(companion: Companion): Promise<Page> {
  const [page] = companion.electron.windows();
  await page?.evaluate(() => window.desktop.invoke['app:open-settings'](undefined));
  return companion.window('settings');
}

const rowOf = (settings: Page, title: string) => settings.getByRole('listitem').filter({ hasText: title });

/** By the keyboard alone: asks for another key, presses keys, and gives what is said then. */
async function record(settings: Page, title: string, ...keys: string[]): Promise<void> {
  await settings.getByRole('button', { name: `Alterar o atalho de ${title}`, exact: true }).press('Enter');
  await expect(settings.getByRole('button', { name: `Pressione… a nova tecla para ${title}` })).toBeFocused();
  for (const key of keys) await settings.keyboard.press(key);
}

test('a shortcut is changed by pressing it, refused with the reason, and works at once in an open form', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const settings = await openSettings(companion);
  const send = rowOf(settings, 'Enviar').first();
  await expect(send).toContainText('Ctrl+Enter');

  await record(settings, 'Enviar', 'F9', 'Control+s');
  await expect(settings.getByText('Salvo: Atalhos do formulário.')).toBeVisible();
  await record(settings, 'Enviar', 'Escape');
  await expect(send).toContainText('F9');
  await record(settings, 'Enviar', 'Control+c');
  await expect(send).toContainText('Ctrl+C serve para editar o texto.');
  await settings.keyboard.press('q');
  await expect(send).toContainText('escreve no texto');
  await settings.keyboard.press('Control+Alt+q');
  await expect(send).toContainText('AltGr');
  await settings.keyboard.press('Control+h');
  await expect(send).toContainText('Ctrl+H já é de “Histórico da conversa”.');
  await expect(settings.getByRole('status').filter({ hasText: 'Ctrl+H já é de' })).toHaveCount(1);
  await settings.keyboard.press('Control+Shift+F10');
  await expect(send).toContainText('de qualquer programa');
  await settings.keyboard.press('Tab');
  await expect(send).not.toContainText('Pressione');
  await expect(send).toContainText('F9');
  await record(settings, 'Produto CRM', 'Alt+q');
  await record(settings, 'Comandos', 'Backspace');
  await expect(rowOf(settings, 'Comandos').first()).toContainText('sem atalho');
  await settings.keyboard.press('Control+s');
  await expect(settings.getByText('Salvo: Atalhos do formulário.')).toBeVisible();

  const { keyboard } = form.page;
  const alert = form.page.getByRole('alert');
  await expect(form.button('Enviar')).toHaveAttribute('aria-keyshortcuts', 'F9');
  await form.field('Parecer').focus();
  await keyboard.press('Control+Enter');
  await keyboard.press('Control+k');
  await keyboard.press('Alt+q');
  await expect(form.choice('Produto CRM')).toBeFocused();
  await expect(form.choice('Produto CRM')).toHaveAttribute('aria-keyshortcuts', 'Alt+Q');
  await expect(form.page.getByRole('dialog')).toHaveCount(0);
  await expect(alert).toHaveCount(0);
  await keyboard.down('Alt');
  await expect(form.page.locator('kbd').filter({ hasText: /^Q$/ })).toBeVisible();
  await keyboard.up('Alt');
  await keyboard.press('Control+/');
  const list = form.page.getByRole('dialog', { name: 'Atalhos de teclado' });
  await expect(list).toContainText('F9');
  await expect(list).toContainText('Ctrl+Shift+F10');
  await expect(list).not.toContainText('Ctrl+Enter');
  await keyboard.press('Escape');
  await keyboard.press('F9');
  await expect(alert).toContainText('Produto CRM');

  await settings.getByRole('button', { name: 'Restaurar padrão de Enviar' }).press('Enter');
  await expect(settings.getByRole('button', { name: 'Alterar o atalho de Enviar' })).toBeFocused();
  await expect(send).toContainText('Ctrl+Enter');
  await settings.getByRole('button', { name: 'Restaurar padrão de todos os atalhos' }).press('Enter');
  await expect(rowOf(settings, 'Comandos').first()).toContainText('Ctrl+K');
  await settings.keyboard.press('Control+s');
  await expect(form.button('Enviar')).toHaveAttribute('aria-keyshortcuts', 'Control+Enter');
});

test('the company can set and lock shortcuts', async ({ launch }) => {
  const companion = await launch({
    policy: {
      settings: { form: { shortcuts: { send: 'f9' } }, desktop: { globalShortcut: '' } },
      locked: ['form.shortcuts', 'desktop.globalShortcut'],
    },
  });
  const settings = await openSettings(companion);
  const section = settings.getByRole('group', { name: 'Atalhos de teclado', exact: true });
  await expect(rowOf(settings, 'Enviar').first()).toContainText('F9');
  await expect(section.getByText('Definido pela empresa')).toHaveCount(2);
  for (const button of await section.getByRole('button').all()) await expect(button).toBeDisabled();
});

test('one key opens the oldest pending attendance from another program, or Pendências; a taken key is told', async ({
  launch,
  sandbox,
}) => {
  const onClick = { policy: { settings: { 'form.opening': 'onClick' } } };
  const companion = await launch({ ...onClick, args: ['--hidden'] });
  const other = await openOtherProgram();
  await expect.poll(other.hasFocus).toBe(true);
  await pressKeys('ctrl+shift+F10');
  const inbox = await companion.window('inbox');
  await expect.poll(async () => (await companion.windowState(inbox)).isFocused).toBe(true);

  const oldest = await sandbox.client.finishAttendance();
  await sandbox.client.finishAttendance();
  await expect(inbox.getByText(oldest.numero).first()).toBeVisible();
  await companion.closeWindow(inbox);
  await expect.poll(other.hasFocus).toBe(true);
  await pressKeys('ctrl+shift+F10');
  const form = await companion.form(oldest.numero);
  await expect.poll(async () => (await companion.windowState(form.page)).isFocused).toBe(true);
  expect(await companion.openForms()).toEqual([oldest.numero]);
  await other.close();

  const second = await launch(onClick);
  const secondInbox = await second.window('inbox');
  const notice = 'Ctrl+Shift+F10 não abre o atendimento pendente: outro programa já usa esta tecla.';
  await expect(secondInbox.getByText(notice)).toBeVisible();
  const settings = await openSettings(second);
  const section = settings.getByRole('group', { name: 'Em qualquer programa' });
  await expect(section).toContainText(notice);
  const title = 'Abrir o atendimento pendente mais antigo, de qualquer programa';
  await record(settings, title, 'Control+k');
  await expect(section).toContainText('os outros programas precisam das demais');
  await settings.keyboard.press('Control+Shift+y');
  await settings.keyboard.press('Control+s');
  await expect(secondInbox.getByText(notice)).toHaveCount(0);
  await expect(section).not.toContainText(notice);
  await pressKeys('ctrl+shift+y');
  const again = await second.form(oldest.numero);
  await expect.poll(async () => (await second.windowState(again.page)).isFocused).toBe(true);
});
