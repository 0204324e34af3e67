import type { Page } from '@playwright/test';
import { addDays, formatDate, localDate } from '../../common/calendar';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

/** Counts the keys that are no free text. */
function counted(page: Page) {
  let count = 0;
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count += 1;
      }
    },
    /** Free text, as the subject and Parecer are. */
    type: (text: string) => page.keyboard.type(text),
    count: () => count,
  };
}

test('a routine registration takes at most 12 keystrokes besides free text, with proposals far fewer', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const first = await openForm(companion, sandbox, { adiantamentoParecer: null });
  const page = first.form.page;
  await expect(first.form.choice('Produto CRM')).toBeFocused();
  await expect(page.getByRole('listitem').first()).toBeVisible();
  const keys = counted(page);
  // Nothing was registered before: the list begins with what the customer owns.
  await keys.press('ArrowDown', 'Tab');
  await expect(first.form.choice('Produto CRM')).not.toHaveValue('');
  await keys.press('ArrowDown', 'Tab');
  await expect(first.form.choice('Tipo de Atendimento')).not.toHaveValue('');
  // The agent is proposed for the next contact, and the type has filled the date.
  await keys.press('Alt+Enter');
  await expect(first.form.choice('Usuário de próximo contato')).not.toHaveValue('');
  await expect(first.form.field('Parecer')).toBeFocused();
  await keys.type('Cliente orientado.');
  await keys.press('Control+Enter');
  await first.form.readNumber();
  expect(keys.count()).toBeLessThanOrEqual(12);
  await first.form.waitUntilClosed();

  const second = await openForm(companion, sandbox, { adiantamentoParecer: null });
  await expect(second.form.choice('Produto CRM')).toBeFocused();
  const again = counted(second.form.page);
  await expect(second.form.page.locator('[id$="-sugestao"]').first()).toContainText('porque');
  await again.press('Alt+Enter', 'Alt+Enter', 'Alt+Enter');
  await expect(second.form.field('Parecer')).toBeFocused();
  await again.type('Mesma orientação.');
  await again.press('Control+Enter');
  await second.form.readNumber();
  expect(again.count()).toBe(4);
  const [one, other] = (await sandbox.client.registrations()).attendances;
  expect(other).toMatchObject({
    IdentificadorProduto: one?.IdentificadorProduto,
    IdentificadorTipoAtendimento: one?.IdentificadorTipoAtendimento,
    IdentificadorUsuarioProximoContato: one?.IdentificadorUsuarioProximoContato,
    Parecer: 'Mesma orientação.',
  });
});

test('a proposal says why, is described to screen readers, can be dismissed, and is never sent unseen', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const user = form.choice('Usuário de próximo contato');
  await expect.poll(() => form.messageOf(user)).toMatch(/Sugestão:[\s\S]+ – porque você fez o atendimento/);
  await expect(user).toHaveValue('');
  await form.button('Enviar').click();
  await expect(form.page.getByRole('alert')).toContainText('Usuário de próximo contato');
  await user.press('Alt+Backspace');
  await expect(form.page.getByText(/você fez o atendimento/)).toHaveCount(0);
  await expect(user).toHaveValue('');
  expect((await sandbox.client.registrations()).attendances).toEqual([]);
});

test('a proposal comes even where the form is faster than the list it needs', async ({ launch, sandbox }) => {
  await sandbox.client.setFault({
    service: 'bimer',
    method: 'GET',
    route: '/api/usuarios',
    kind: 'status',
    status: 503,
  });
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const user = form.choice('Usuário de próximo contato');
  await expect(form.choice('Produto CRM')).toBeFocused();
  expect(await form.messageOf(user)).toBe('');
  await user.press('F5');
  await expect.poll(() => form.messageOf(user)).toContain('porque você fez o atendimento');
});

test('the products of the customer come first, all others behind one step', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox);
  await form.page.keyboard.press('ArrowDown');
  const options = form.page.getByRole('option');
  await expect(options.nth(0)).toHaveText('Do cliente');
  await expect(options.nth(1)).toContainText(seed.customerProducts[0]?.Nome ?? '');
  await expect(options).toHaveCount(seed.customerProducts.length + 2);
  await options.last().click();
  await expect(options.nth(seed.customerProducts.length + 1)).toHaveText('Todos os produtos');
  await expect(form.choice('Produto CRM')).toHaveAttribute('aria-expanded', 'true');
  await form.page.keyboard.press('Enter');
  await expect(form.choice('Produto CRM')).not.toHaveValue('');
});

test('Alt and a letter lead to each field and are shown; Ctrl+K and Ctrl+/ list all; Esc closes only the top', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const { keyboard } = form.page;
  const letters: [string, ReturnType<typeof form.field>][] = [
    ['C', form.choice('Código de cliente')],
    ['N', form.field('Número Processo')],
    ['T', form.choice('Tipo de Atendimento')],
    ['E', form.checkbox('Encerrar Atendimento')],
    ['A', form.field('TAG / Assunto')],
    ['R', form.field('Parecer')],
    ['O', form.field('Destinatário')],
  ];
  for (const [letter, control] of letters) {
    await keyboard.press(`Alt+${letter.toLowerCase()}`);
    await expect(control).toBeFocused();
    await expect(control).toHaveAttribute('aria-keyshortcuts', `Alt+${letter}`);
  }
  await keyboard.down('Alt');
  await expect(form.page.locator('kbd').filter({ hasText: /^P$/ })).toBeVisible();
  await keyboard.up('Alt');
  await expect(form.page.locator('kbd').filter({ hasText: /^P$/ })).toBeHidden();

  await form.field('Parecer').fill('Não se perde');
  await keyboard.press('Control+k');
  await expect(form.page.getByRole('combobox', { name: 'Comando', exact: true })).toBeFocused();
  await keyboard.type('tipo de');
  await keyboard.press('Enter');
  await expect(form.choice('Tipo de Atendimento')).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('Escape');
  await expect(form.page.getByRole('listbox')).toHaveCount(0);
  await keyboard.press('Escape');
  await keyboard.press('Control+/');
  await expect(form.page.getByRole('dialog', { name: 'Atalhos de teclado' })).toContainText('Ctrl+Enter');
  await keyboard.press('Escape');
  await expect(form.page.getByRole('dialog')).toHaveCount(0);
  await expect(form.field('Parecer')).toHaveValue('Não se perde');
  await keyboard.press('Control+k');
  await keyboard.type('pendencias');
  await keyboard.press('Enter');
  await companion.window('inbox');
});

test('a list that opens under a resting pointer keeps its highlight; a pointer that moves takes it', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const { mouse, keyboard } = form.page;
  const options = form.page.getByRole('option');
  await keyboard.press('Control+k');
  await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
  // What comes when a window or a list appears where the pointer is at rest.
  await options.nth(4).dispatchEvent('mousemove', { movementX: 0, movementY: 0 });
  await expect(options.nth(0)).toHaveAttribute('aria-selected', 'true');
  const box = await options.nth(4).boundingBox();
  if (!box) throw new Error('no fifth command');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y);
  await mouse.move(x + 5, y);
  await expect(options.nth(4)).toHaveAttribute('aria-selected', 'true');
});

test('dates are typed as people say them or picked by key, and a weekend is told', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox);
  const date = form.field('Data Próximo Contato');
  const today = localDate(Date.now());
  await date.pressSequentially('amanhã');
  await date.press('Tab');
  await expect(date).toHaveValue(formatDate(addDays(today, 1)));
  await date.fill('');
  await date.pressSequentially('+3');
  await date.press('Enter');
  await expect(date).toHaveValue(formatDate(addDays(today, 3)));
  await date.fill('');
  await date.pressSequentially('sab');
  await date.press('Tab');
  await expect.poll(() => form.messageOf(date)).toContain('é um sábado');

  const calendar = form.page.getByRole('dialog', { name: 'Calendário' });
  const { keyboard } = form.page;
  await date.fill(formatDate(today));
  await date.press('ArrowDown');
  const month = new Intl.DateTimeFormat('pt-BR', { month: 'long', year: 'numeric' }).format(Date.now());
  await expect(calendar).toContainText(month, { ignoreCase: true });
  await keyboard.press('Escape');
  await expect(calendar).toBeHidden();
  await expect(date).toBeFocused();
  await date.press('ArrowDown');
  await expect(calendar.locator(':focus')).toHaveText(String(Number(today.slice(-2))));
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(date).toHaveValue(formatDate(addDays(today, 1)));
  await expect(date).toBeFocused();
});
