import { addDays, formatDate, localDate } from '../../common/calendar';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const list = 'atendimentos em aberto deste cliente';

test('open attendances are listed, and one key makes this a parecer on one, one key takes it back', async ({
  launch,
  sandbox,
}) => {
  const today = localDate(Date.now());
  const seed = await sandbox.client.seedData();
  const open = seed.customerProcesses.filter(({ Situacao }) => Situacao === 'A');
  const [late, other] = open;
  await sandbox.client.changeBimerData({
    collection: 'atendimentos',
    id: late?.Numero ?? '',
    fields: {
      DataAbertura: addDays(today, -20),
      DataProximoContato: addDays(today, -3),
      Assunto: 'Estoque negativo',
    },
  });
  await sandbox.client.changeBimerData({
    collection: 'atendimentos',
    id: other?.Numero ?? '',
    fields: { DataProximoContato: addDays(today, 8) },
  });
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, { assunto: 'Dúvida' });
  const region = form.page.getByRole('region', { name: `${open.length} ${list}` });
  const rows = region.getByRole('listitem');
  await expect(rows).toHaveCount(open.length);
  await expect(rows.first()).toContainText(late?.Numero ?? '');
  await expect(rows.first()).toContainText(`desde ${formatDate(addDays(today, -20))}`);
  await expect(rows.first()).toContainText('vencido há 3 dias');
  await expect(rows.nth(1)).toContainText(`contato ${formatDate(addDays(today, 8))}`);

  const number = form.field('Número Processo');
  const date = form.field('Data Próximo Contato');
  await form.page.keyboard.press('Alt+2');
  await expect(number).toHaveValue(other?.Numero ?? '');
  await expect(date).toHaveValue(formatDate(addDays(today, 8)));
  await expect(form.choice('Usuário de próximo contato')).not.toHaveValue('');
  await expect(rows.nth(1)).toContainText('parecer neste processo');
  await form.page.keyboard.press('Alt+0');
  await expect(number).toHaveValue('');
  await expect(date).toHaveValue('');
  await expect(form.choice('Usuário de próximo contato')).toHaveValue('');

  await region.getByRole('button', { name: `Dar parecer no processo ${other?.Numero}` }).click();
  await expect(number).toHaveValue(other?.Numero ?? '');
  await region.getByRole('button', { name: 'Novo atendimento' }).click();
  await expect(number).toHaveValue('');

  const product = await form.page.evaluate(async (id) => {
    const answer = await window.desktop.invoke['lookups:list']({ name: 'products' });
    const items = answer.ok ? (answer.value.items as { id: string; name: string }[]) : [];
    return items.find((item) => item.id === id)?.name ?? '';
  }, late?.IdentificadorProduto);
  await form.choose('Produto CRM', product);
  await form.fill('TAG / Assunto', 'Estoque ficou negativo');
  await expect
    .poll(() => form.messageOf(form.field('TAG / Assunto')))
    .toContain(`processo ${late?.Numero} aberto`);
  await expect(rows.first()).toContainText('Mesmo assunto');
  await form.page.keyboard.press('Alt+1');
  await expect.poll(() => form.messageOf(form.field('TAG / Assunto'))).toBe('');
});

test('offline it says that open attendances cannot be known', async ({ launch, sandbox }) => {
  const companion = await launch();
  await sandbox.client.setFault({
    service: 'bimer',
    kind: 'status',
    route: '/api/crm/pessoas/{identificador}/atendimentos',
    status: 503,
    times: 20,
  });
  const { form } = await openForm(companion, sandbox);
  const main = form.page.getByRole('main');
  await expect(main.getByText(/não dá para saber se há atendimentos em aberto/)).toBeVisible();
});

test('a customer who is not the one of the conversation must be confirmed', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form, seed } = await openForm(companion, sandbox);
  const code = form.choice('Código de cliente');
  await expect
    .poll(() => form.messageOf(form.field('Razão Social')))
    .toMatch(/CNPJ \d.*confere com a conversa/);
  await form.fillClosed(seed);
  await form.setCustomer(seed.otherCustomer.Codigo, seed.otherCustomer.Nome);
  const confirmation = form.checkbox('Confirmo que é este cliente');
  await expect(form.page.getByRole('alert')).toContainText('não é o da conversa: CPF/CNPJ diferente');
  await expect(form.page.getByRole('alert')).toContainText(seed.customer.Nome);
  await form.button('Enviar').click();
  await expect(confirmation).toBeFocused();
  expect((await sandbox.client.registrations()).attendances).toEqual([]);

  await form.setCustomer(seed.customer.Codigo, seed.customer.Nome);
  await expect(confirmation).toHaveCount(0);
  await form.setCustomer(seed.otherCustomer.Codigo, seed.otherCustomer.Nome);
  await expect(confirmation).not.toBeChecked();
  await confirmation.check();
  await form.sendAndReadNumber();
  expect((await sandbox.client.registrations()).attendances).toMatchObject([
    { IdentificadorPessoa: seed.otherCustomer.Identificador },
  ]);
  await expect(code).toHaveCount(0);
});

test('without a customer from Karoo it says who the conversation was with', async ({ launch, sandbox }) => {
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, {
    cliente: null,
    contato: { nome: 'Dona Célia', email: null, telefone: '(11) 98888-7777' },
  });
  expect(await form.messageOf(form.choice('Código de cliente'))).toBe(
    'Cliente não informado. Contato: Dona Célia · (11) 98888-7777',
  );
});

test('a customer is found by document, contact and name, and one of several is never picked by itself', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const contato = { nome: 'Dona Célia', email: 'celia@mercearia.example', telefone: '(11) 98888-7777' };
  const met = await openForm(companion, sandbox, { contato });
  await met.form.expectCustomer(met.seed.customer.Nome);
  const { form, seed } = await openForm(companion, sandbox, { cliente: null });
  const code = form.choice('Código de cliente');
  const options = form.page.getByRole('option');
  const document = String(seed.customer.CpfCnpj).padStart(14, '0');
  const punctuated = document.replace(/(..)(...)(...)(....)(..)/, '$1.$2.$3/$4-$5');
  for (const typed of [document, punctuated, contato.email, contato.telefone, '11988887777']) {
    await code.fill(typed);
    await expect(options).toContainText([seed.customer.Nome]);
    await code.press('Enter');
    await expect(code).toHaveValue(seed.customer.Codigo);
    await form.expectCustomer(seed.customer.Nome);
    await code.fill('');
  }

  const name = 'Mercearia';
  await code.fill(name);
  await expect(options.nth(1)).toContainText(name);
  await code.press('Tab');
  await expect(code).toHaveValue(name);
  await form.expectCustomer('');
  await code.fill(`${name} `);
  await expect(options.nth(1)).toContainText(name);
  await code.press('Enter');
  await expect(code).toHaveValue(`${name} `);
  await expect(code).toHaveAttribute('aria-activedescendant', /option-0$/);
  const first = (await options.first().locator('.code').innerText()).trim();
  await code.press('Enter');
  await expect(code).toHaveValue(first);
  await expect(form.field('Razão Social')).toHaveValue(/Mercearia/);
});

test('a CNPJ with letters is known again, found however it is typed, and shown with its punctuation', async ({
  launch,
  sandbox,
}) => {
  const { customer } = await sandbox.client.seedData();
  const fields = { CpfCnpj: '12ABC34501DE35' };
  await sandbox.client.changeBimerData({ collection: 'pessoas', id: customer.Identificador, fields });
  const companion = await launch();
  const { form } = await openForm(companion, sandbox, {
    cliente: { codigo: customer.Codigo, razaoSocial: 'Outro nome', cpfCnpj: '12.abc.345/01de-35' },
  });
  await expect(
    form.page.getByText('CNPJ 12.ABC.345/01DE-35 · confere com a conversa', { exact: true }),
  ).toBeVisible();
  const code = form.choice('Código de cliente');
  for (const typed of ['12.ABC.345/01DE-35', '12abc34501de35']) {
    await code.fill(typed);
    await expect(form.page.getByRole('option')).toContainText([/12\.ABC\.345\/01DE-35/]);
    await code.press('Enter');
    await expect(code).toHaveValue(customer.Codigo);
  }
});
