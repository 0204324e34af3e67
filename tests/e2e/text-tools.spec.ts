import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

test('a right click in Parecer offers what can be done and what a wrong word should be, in pt-BR, without a download', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { adiantamentoParecer: 'Emissão normalizada' });
  // A native menu cannot be looked into from outside: its template is kept when it is built.
  await companion.electron.evaluate(({ Menu }) => {
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (template) => {
      Object.assign(globalThis, {
        menuLabels: template.map(({ label, type }) => (type === 'separator' ? '–' : label)),
      });
      const menu = build(template);
      menu.popup = () => undefined;
      return menu;
    };
  });
  await form.field('Parecer').click({ button: 'right' });
  await expect
    .poll(() =>
      companion.electron.evaluate(
        () => (globalThis as { menuLabels?: string[] }).menuLabels?.slice(-8) ?? [],
      ),
    )
    .toEqual(['Desfazer', 'Refazer', '–', 'Recortar', 'Copiar', 'Colar', '–', 'Selecionar tudo']);
  const opinion = form.field('Parecer');
  await opinion.click();
  await form.page.keyboard.press('Control+Home');
  await form.page.keyboard.type('emitda ');
  const spelled = () =>
    companion.electron.evaluate(() => (globalThis as { menuLabels?: string[] }).menuLabels ?? []);
  await expect
    .poll(async () => {
      await opinion.click({ button: 'right', position: { x: 20, y: 16 } });
      return spelled();
    })
    .toContain('emitida');
  const languages = await companion.electron.evaluate(({ session }) =>
    session.defaultSession.getSpellCheckerLanguages(),
  );
  expect(languages).toEqual(['pt-BR']);
});

test('Propor resumo proposes sentences of the conversation, each leading to its message', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { messageCount: 30, adiantamentoParecer: null });
  await form.page.keyboard.press('Control+h');
  await form.button('Propor resumo').click();
  const box = form.page.getByRole('region', { name: 'Resumo proposto' });
  const sentences = box.getByRole('listitem');
  await expect(sentences).not.toHaveCount(0);
  const texts = await sentences.allInnerTexts();
  await expect(form.field('Parecer')).toHaveValue('');
  const last = form.page
    .locator('[data-message]')
    .filter({ hasText: texts.at(-1) ?? '' })
    .last();
  await sentences.last().getByRole('button').click();
  await expect(last).toBeInViewport();
  await box.getByRole('button', { name: 'Inserir resumo' }).click();
  await expect(form.field('Parecer')).toHaveValue(texts.map((text) => `- ${text}\n`).join(''));
  await expect(box).toHaveCount(0);
});

test('recipients: a pasted list with names, duplicates in other case, and users by name or login', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox);
  const field = form.field('Destinatário');
  await companion.electron.evaluate(
    ({ clipboard }) =>
      void clipboard.writeText(
        'Ana Souza <Ana@Empresa.com.br>; "Lima, João" <joao@empresa.com.br>, ana@empresa.com.br\nfiscal@empresa.com.br errado@',
      ),
  );
  await field.focus();
  await form.page.keyboard.press('Control+v');
  const chips = form.page.getByRole('button', { name: /^Remover / });
  await expect(chips).toHaveCount(4);
  for (const address of ['Ana@Empresa.com.br', 'joao@empresa.com.br', 'fiscal@empresa.com.br', 'errado@']) {
    await expect(form.button(`Remover ${address}`)).toBeVisible();
  }
  await form.button('Remover errado@').click();
  const user = form.choice('Destinatário SpySystem');
  // Other logins may begin like this one.
  const ofUser = form.page
    .getByRole('option')
    .filter({ has: form.page.getByText(seed.otherUser.Login, { exact: true }) });
  for (const words of [seed.otherUser.Nome.toUpperCase(), seed.otherUser.Login]) {
    await user.fill(words);
    await expect(ofUser).toHaveCount(1);
  }
  await form.choose('Destinatário SpySystem', seed.otherUser.Login);
  await expect(form.button(`Remover ${seed.otherUser.Login}`)).toBeVisible();
  await user.fill(seed.otherUser.Login);
  await expect(ofUser).toHaveCount(0);
});
