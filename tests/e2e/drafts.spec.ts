import { recordsOnDisk } from '../support/records-on-disk';
import type { RunningSandbox } from '../support/sandbox';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import type { FormPage } from './support/form-page';
import { openForm, type OpenedForm } from './support/open-form';

/** From now on the page saves nothing by itself: what reaches the disk was saved for another reason. */
const stopTimers = ({ page }: FormPage) =>
  page.evaluate(() => {
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
  });

const expectOnDisk = (companion: Companion, text: string) =>
  expect.poll(() => recordsOnDisk(companion.dataFolder)).toContain(text);

/** A form with the text in Parecer, which nothing has saved yet. */
async function type(companion: Companion, sandbox: RunningSandbox, text: string): Promise<OpenedForm> {
  const opened = await openForm(companion, sandbox, { adiantamentoParecer: null });
  await stopTimers(opened.form);
  await opened.form.field('Parecer').fill(text);
  expect(await recordsOnDisk(companion.dataFolder)).not.toContain(text);
  return opened;
}

async function reopen(companion: Companion, number: string): Promise<FormPage> {
  const inbox = await companion.window('inbox');
  await inbox.getByText(number).first().dblclick();
  return companion.form(number);
}

async function windowOf(companion: Companion, { page }: FormPage) {
  const window = await companion.electron.browserWindow(page);
  return {
    emit: (name: string) =>
      window.evaluate((target, event) => (target as NodeJS.EventEmitter).emit(event), name),
    focus: () =>
      window.evaluate((target) => {
        (target as Electron.BrowserWindow).focus();
      }),
    resize: (width: number, height: number) =>
      window.evaluate(
        (target, size) => {
          (target as Electron.BrowserWindow).setBounds({ x: 0, y: 0, ...size });
        },
        {
          width,
          height,
        },
      ),
  };
}

test.describe('what is typed is on the disk', () => {
  test('at once when the computer sleeps, shuts down or ends the session, whatever then becomes of the app', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    await type(companion, sandbox, 'Antes de suspender');
    await companion.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    await expectOnDisk(companion, 'Antes de suspender');

    await type(companion, sandbox, 'Antes de desligar');
    await companion.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown'));
    await expectOnDisk(companion, 'Antes de desligar');

    const { form, number } = await type(companion, sandbox, 'Antes do logoff');
    await (await windowOf(companion, form)).emit('session-end');
    await expectOnDisk(companion, 'Antes do logoff');
    await companion.kill();

    const again = await launch({ dataFolder: companion.dataFolder });
    await expect((await reopen(again, number)).field('Parecer')).toHaveValue('Antes do logoff');
  });

  test('at once on leaving the field or the window and on quit; and soon while a recipient is half typed', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const leaving = await type(companion, sandbox, 'Antes de sair do campo');
    await leaving.form.field('Parecer').blur();
    await expectOnDisk(companion, 'Antes de sair do campo');

    await leaving.form.field('Parecer').fill('Antes de trocar de janela');
    await (await windowOf(companion, leaving.form)).focus();
    const isFocused = async () => (await companion.windowState(leaving.form.page)).isFocused;
    await expect.poll(isFocused).toBe(true);
    await inbox.evaluate(() => {
      window.desktop.invoke['app:open-inbox'](undefined).catch(() => undefined);
    });
    await expect.poll(isFocused).toBe(false);
    await expectOnDisk(companion, 'Antes de trocar de janela');

    const half = await openForm(companion, sandbox);
    await half.form.field('Destinatário').pressSequentially('maria@emp');
    await expectOnDisk(companion, 'maria@emp');
    await companion.kill();

    const again = await launch({ dataFolder: companion.dataFolder });
    await expect((await reopen(again, half.number)).field('Destinatário')).toHaveValue('maria@emp');
    const quitting = await reopen(again, leaving.number);
    await expect(quitting.field('Parecer')).toHaveValue('Antes de trocar de janela');
    await stopTimers(quitting);
    await quitting.field('Parecer').fill('Antes de sair do aplicativo');
    await again.quit();
    expect(await recordsOnDisk(again.dataFolder)).toContain('Antes de sair do aplicativo');
  });

  test('before its window goes, however long the page takes to hand it over', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, number } = await type(companion, sandbox, 'Antes de fechar a janela');
    // Busy from its next turn on, for longer than Chromium waits for a page that is to go.
    await form.page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const until = performance.now() + 3_000;
        while (performance.now() < until);
      };
      port2.postMessage(null);
    });
    await companion.closeWindow(form.page);
    await form.waitUntilClosed();
    expect(await recordsOnDisk(companion.dataFolder)).toContain('Antes de fechar a janela');
    await companion.kill();

    const again = await launch({ dataFolder: companion.dataFolder });
    await expect((await reopen(again, number)).field('Parecer')).toHaveValue('Antes de fechar a janela');
  });

  test('but a cursor that moved makes no draft of a form in which nothing was typed', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const untouched = await openForm(companion, sandbox);
    await untouched.form.field('Parecer').click();
    await untouched.form.page.keyboard.press('Control+End');
    await companion.closeWindow(untouched.form.page);
    await untouched.form.waitUntilClosed();
    const row = inbox.getByRole('option').filter({ hasText: untouched.number });
    await expect(row).toBeVisible();
    await expect(row.getByText('Rascunho')).toHaveCount(0);
  });

  test('with the cursor, what is in sight and the open conversation', async ({ launch, sandbox }) => {
    const mensagens = Array.from({ length: 40 }, (_, index) => ({
      id: `m${index}`,
      autor: 'cliente' as const,
      nome: 'Maria',
      hora: `2026-11-24T11:${String(index).padStart(2, '0')}:00Z`,
      tipo: 'texto' as const,
      texto: `Mensagem número ${index} desta conversa`,
      anexo: null,
    }));
    const companion = await launch();
    const { form, number } = await openForm(companion, sandbox, { mensagens });
    const place = (target: FormPage) => ({
      page: target.page.getByRole('main'),
      messages: target.page.getByRole('region', { name: 'Mensagens da conversa' }),
    });
    await (await windowOf(companion, form)).resize(1000, 560);
    await form.button('Ver conversa').click();
    await place(form).messages.evaluate((element) => {
      element.scrollTop = 300;
    });
    const text = Array.from({ length: 60 }, (_, line) => `Linha ${line} do parecer`).join('\n');
    await form.field('Parecer').fill(text);
    await form.field('Parecer').evaluate((element) => {
      (element as HTMLTextAreaElement).setSelectionRange(40, 90, 'backward');
    });
    await place(form).page.evaluate((element) => {
      element.scrollTop = 120;
    });
    await companion.quit();

    const again = await launch({ dataFolder: companion.dataFolder });
    const back = await reopen(again, number);
    await expect(back.field('Parecer')).toBeFocused();
    const cursor = () =>
      back.field('Parecer').evaluate((element) => {
        const { selectionStart, selectionEnd, selectionDirection } = element as HTMLTextAreaElement;
        return [selectionStart, selectionEnd, selectionDirection];
      });
    await expect.poll(cursor).toEqual([40, 90, 'backward']);
    const top = (element: Element) => element.scrollTop;
    await expect.poll(() => place(back).page.evaluate(top)).toBe(120);
    await expect.poll(() => place(back).messages.evaluate(top)).toBe(300);
  });
});

test.describe('what was typed for an attendance that was integrated elsewhere', () => {
  test('is kept and marked, and can be copied or discarded, in the form and in the list', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const inbox = await companion.window('inbox');
    const copied = () => companion.electron.evaluate(({ clipboard }) => clipboard.readText());
    const typeAndLose = async (text: string, numeroBimer: string) => {
      const opened = await openForm(companion, sandbox);
      await opened.form.choose('Produto CRM', opened.seed.product.Nome);
      await opened.form.fill('Parecer', text);
      await sandbox.client.integrateElsewhere(opened.id, numeroBimer);
      await expect(opened.form.page.getByRole('alert')).toContainText(
        `integrado em outro lugar, com o número ${numeroBimer}`,
      );
      return opened;
    };

    // In the form that was open when the news came.
    const first = await typeAndLose('Primeiro texto', '778');
    await first.form.button('Copiar o que foi digitado').click();
    await expect(first.form.page.getByText('Copiado para a área de transferência.')).toBeVisible();
    const { Codigo, Nome } = first.seed.customer;
    expect(await copied()).toMatch(
      new RegExp(`^Atendimento: ${first.number}\nCódigo de cliente: ${Codigo}\n`),
    );
    expect(await copied()).toContain(`Razão Social: ${Nome}\n`);
    expect(await copied()).toContain(`Produto CRM: ${first.seed.product.Nome}\n`);
    expect(await copied()).toContain('Parecer: Primeiro texto\n');
    await first.form.button('Descartar rascunho').click();
    const question = first.form.page.getByRole('dialog', { name: 'Descartar o rascunho?' });
    await expect(question).toContainText('Parecer: Primeiro texto');
    await question.getByRole('button', { name: 'Voltar' }).click();
    await expect(first.form.field('Parecer')).toHaveValue('Primeiro texto');
    await first.form.button('Descartar rascunho').click();
    await question.getByRole('button', { name: 'Descartar', exact: true }).click();
    await first.form.waitUntilClosed();
    await expect(inbox.getByText(first.number)).toHaveCount(0);

    // In the list, while its form is open.
    const second = await typeAndLose('Segundo texto', '779');
    const kept = await typeAndLose('Terceiro texto', '780');
    const item = inbox.getByRole('listitem').filter({ hasText: second.number });
    await expect(item.getByText('Integrado em outro lugar')).toBeVisible();
    await expect(item.getByText('processo 779')).toBeVisible();
    await item.getByRole('button', { name: /^Copiar o que foi digitado/ }).click();
    await expect(item.getByText('Copiado para a área de transferência.')).toBeVisible();
    expect(await copied()).toContain('Parecer: Segundo texto\n');
    await item.getByRole('button', { name: /^Descartar rascunho/ }).press('Enter');
    const asked = inbox.getByRole('dialog', { name: 'Descartar o rascunho?' });
    await expect(asked).toContainText('Parecer: Segundo texto');
    await asked.getByRole('button', { name: 'Descartar', exact: true }).click();
    await second.form.waitUntilClosed();
    await expect(inbox.getByText(second.number)).toHaveCount(0);
    await companion.quit();

    const again = await launch({ dataFolder: companion.dataFolder });
    const list = await again.window('inbox');
    await expect(list.getByText(kept.number).first()).toBeVisible();
    await expect(list.getByText(first.number)).toHaveCount(0);
    await expect(list.getByText(second.number)).toHaveCount(0);
    await list
      .getByRole('listitem')
      .filter({ hasText: kept.number })
      .getByRole('button', { name: /^Abrir/ })
      .click();
    const form = await again.form(kept.number);
    await expect(form.field('Parecer')).toHaveValue('Terceiro texto');
    await expect(form.page.getByRole('alert')).toContainText('com o número 780');
    await form.button('Enviar').click();
    expect((await sandbox.client.registrations()).attendances).toEqual([]);
  });
});
