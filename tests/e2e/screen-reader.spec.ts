import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { expectDocumentedWalk } from './support/documented-walk';
import { pictureTime, withSlowTime } from './support/slow-time';
import { SpokenWalk } from './support/spoken-walk';

// Near midnight the conversation would be one of two days.
test.use({ sandboxOptions: { now: pictureTime } });

test('a routine registration, heard from the first field to the queue', async ({
  launch,
  sandbox,
}, testInfo) => {
  const companion = await withSlowTime(launch)();
  const { form, seed } = await openForm(companion, sandbox, { adiantamentoParecer: null, messageCount: 4 });
  const { page } = form;
  await expect(page.getByRole('region', { name: /em aberto/ }).getByRole('listitem')).toHaveCount(2);
  await expect(page.locator('[id$="-sugestao"]').first()).toContainText('porque');
  const lines: string[] = [];
  const walk = await SpokenWalk.through(page, lines);

  walk.section('The form opens; Tab goes once through all of it');
  await walk.hear('opens', /Produto CRM/);
  await walk.announced(/em aberto deste cliente/);
  await walk.tabUntil(/combobox “Produto CRM”/);

  walk.section('Enviar with fields missing');
  await walk.press('Control+Enter', /“Produto CRM” .*invalid/);
  await walk.announced(/campos precisam de correção/);

  walk.section('A choice: opened, walked, searched, picked');
  await walk.press('ArrowDown', /at option/);
  await walk.press('ArrowDown');
  await walk.press('Enter', /collapsed .*value/);
  await walk.press('F5');
  await walk.announced(/Produto CRM: lista atualizada/);
  await walk.press('Tab', /Tipo de Atendimento/);
  await walk.type(seed.typeWithoutTexts.Nome.slice(0, 6), /at option/);
  await walk.press('Tab', /Usuário de próximo contato/);
  await walk.press('Alt+Enter', /textbox “Parecer”/);
  await walk.announced(/Usuário de próximo contato: /);

  walk.section('Múltiplos and Histórico: messages picked and put into Parecer');
  await walk.press('Alt+m');
  await walk.press('Space', / checked/);
  await walk.press('Tab', /Histórico/);
  await walk.press('Enter', /option/);
  await walk.announced(/4 de 4 mensagens/);
  await walk.press('Space', /option .* selected/);
  await walk.announced(/1 selecionada/);
  await walk.press('ArrowDown');
  await walk.press('Space', /option .* selected/);
  await walk.announced(/2 selecionadas/);
  await walk.tabUntil(/Inserir no parecer/);
  await walk.press('Enter', /textbox “Parecer”/);
  await walk.announced(/2 mensagens inseridas/);
  await walk.announced(/2 de 4 mensagens/);

  walk.section('Sent; what becomes of it is said, and the next registration begins');
  await walk.press('Control+Enter', /“Produto CRM” · collapsed · required · keys Alt.P$/);
  await walk.announced(/Registrado no Bimer/);

  walk.section('The list of commands leads to the pending ones');
  await walk.press('Control+k', /“Comando”/);
  await walk.type('pend', /at option/);
  await walk.press('Enter', /Produto CRM/);
  const inbox = await companion.window('inbox');
  await expect(inbox.getByRole('option')).toContainText(/Rascunho\s*1 registro/);
  const inInbox = await SpokenWalk.through(inbox, lines);
  await inInbox.tabUntil(/option/);

  walk.section('Fila de envio');
  await inInbox.press('Shift+Tab', /tabpanel/);
  await inInbox.press('Shift+Tab', /tab /);
  await inInbox.press('ArrowRight', /Fila de envio/);
  await inInbox.press('Tab');
  await inInbox.read('listitem');
  await expectDocumentedWalk(lines, testInfo);
});
