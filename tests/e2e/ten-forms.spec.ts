import type { JSHandle } from '@playwright/test';
import { addDays, formatDate, localDate } from '../../common/calendar';
import type { RunningSandbox } from '../support/sandbox';
import type { SeedData } from '../support/sandbox-client';
import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import type { FormPage } from './support/form-page';
import { ScreenReader } from './support/spoken';

const count = 10;
const places = Array.from({ length: count }, (_, place) => place);
/** All of them open by themselves. */
const policy = { settings: { 'form.maxAutoOpened': count } };
const shown = ['textbox', 'combobox', 'checkbox'];

interface OpenForm {
  form: FormPage;
  place: number;
  id: string;
  /** By which the app knows it. */
  attendanceId: string;
  number: string;
  code: string;
  name: string;
}

const messageOf = (place: number, nth: number) => ({
  id: `m${place}-${nth}`,
  autor: 'cliente' as const,
  nome: `Cliente ${place}`,
  hora: `2026-11-24T11:0${nth}:00Z`,
  tipo: 'texto' as const,
  texto: `Mensagem ${nth} da conversa ${place}`,
  anexo: null,
});

/** Ten attendances of ten customers that finish one after another, each in a form of its own. */
async function openTen(companion: Companion, { client }: RunningSandbox): Promise<OpenForm[]> {
  const opened: OpenForm[] = [];
  for (const place of places) {
    const { id, conta, numero, cliente } = await client.finishAttendance({
      cliente: { codigo: String(place + 1).padStart(5, '0') },
      contato: { nome: `Contato ${place}`, email: null, telefone: null },
      mensagens: [messageOf(place, 1), messageOf(place, 2)],
      adiantamentoParecer: null,
    });
    opened.push({
      form: await companion.form(numero),
      place,
      id,
      attendanceId: `${conta}/${id}`,
      number: numero,
      code: cliente?.codigo ?? '',
      name: cliente?.razaoSocial ?? '',
    });
  }
  return opened;
}

/** What the form shows in each of its fields, as `label: value`, with the states that are the agent's. */
async function fieldsOf({ form }: OpenForm): Promise<Record<string, string>> {
  const tree = await (await ScreenReader.on(form.page)).tree();
  const nodes = shown.flatMap((role) => tree.all(role));
  return Object.fromEntries(
    nodes.map(({ name, value, description, states }) => {
      const chips = /Escolhidos: .*/.exec(description)?.[0] ?? '';
      const checked = states.find((state) => state.endsWith('checked')) ?? '';
      return [name, [value, chips, checked].filter(Boolean).join(' ')];
    }),
  );
}

const isClosing = (place: number) => place % 2 === 0;
const dateOf = (place: number) => addDays(localDate(Date.now()), place + 2);
const recipientOf = (place: number) => `pessoa${place}@empresa.com.br`;

/** Types into all forms in turn, field by field, and returns the product that each got. */
async function typeInTurns(forms: readonly OpenForm[], seed: SeedData): Promise<string[]> {
  const products: string[] = [];
  for (const { form, place } of forms) {
    await form.choice('Produto CRM').fill(`00000${place + 1}`.slice(-6));
    await form.choice('Produto CRM').press('Tab');
    products.push(await form.choice('Produto CRM').inputValue());
  }
  for (const { form } of forms) await form.choose('Tipo de Atendimento', seed.typeWithoutTexts.Nome);
  for (const { form, place } of forms) {
    if (isClosing(place)) await form.checkbox('Encerrar Atendimento').check();
    else await form.choose('Usuário de próximo contato', seed.otherUser.Login);
  }
  for (const { form, place } of forms) {
    if (!isClosing(place)) await form.field('Data Próximo Contato').fill(formatDate(dateOf(place)));
  }
  for (const { form, place } of forms) await form.field('Pessoa de contato').fill(`Pessoa ${place}`);
  for (const { form, place } of forms) await form.field('TAG / Assunto').fill(`Assunto ${place}`);
  for (const { form, place } of forms) {
    await form.field('Destinatário').fill(recipientOf(place));
    await form.field('Destinatário').press('Enter');
  }
  // Letter by letter in turn, as fast fingers that change windows would.
  for (const letter of 'texto') {
    for (const { form } of forms) await form.field('Parecer').press('Control+End');
    for (const { form } of forms) await form.field('Parecer').pressSequentially(letter);
  }
  for (const { form, place } of forms) await form.field('Parecer').pressSequentially(` do ${place}`);
  return products;
}

/** Every field of the form. */
function expectedFields(
  { code, name, place }: OpenForm,
  product: string,
  seed: SeedData,
): Record<string, string> {
  const days = seed.typeWithoutTexts.NumeroDiasProximoContato ?? 0;
  const proposed = addDays(localDate(Date.now()), days);
  return {
    'Criar múltiplos atendimentos': 'not checked',
    'Código de cliente': code,
    'Razão Social': name,
    'Número Processo': '',
    'Produto CRM': product,
    'Encerrar Atendimento': isClosing(place) ? 'checked' : 'not checked',
    'Atendimento prioritário': 'not checked',
    'Pessoa de contato': `Pessoa ${place}`,
    'TAG / Assunto': `Assunto ${place}`,
    'Texto do Parecer Padrão': '',
    Parecer: `texto do ${place}`,
    'Destinatário SpySystem': '',
    Destinatário: `Escolhidos: ${recipientOf(place)}`,
    'Tipo de Atendimento': seed.typeWithoutTexts.Nome,
    'Usuário de próximo contato': isClosing(place) ? '' : seed.otherUser.Nome,
    'Centro de Responsabilidade': '',
    'Data Próximo Contato': formatDate(isClosing(place) ? proposed : dateOf(place)),
  };
}

test('ten forms, typed in turns: no field of one shows anything of another, drafts and Bimer neither', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(180_000);
  const companion = await launch({ policy });
  const forms = await openTen(companion, sandbox);
  const seed = await sandbox.client.seedData();
  const products = await typeInTurns(forms, seed);
  expect(new Set(products).size, 'products').toBe(count);
  const expectRight = async (opened: readonly OpenForm[]) => {
    for (const one of opened) {
      expect(await fieldsOf(one)).toEqual(expectedFields(one, products[one.place] ?? '', seed));
    }
  };
  await expectRight(forms);
  for (const { form } of forms) await form.expectSaved();
  // Saved at the latest when the field is left.
  for (const { form } of forms) await form.field('Parecer').blur();
  await companion.kill();

  const again = await launch({ policy, dataFolder: companion.dataFolder });
  const inbox = await again.window('inbox');
  const reopened: OpenForm[] = [];
  for (const one of forms.toReversed()) {
    await inbox.evaluate(
      (attendanceId) => window.desktop.invoke['inbox:open']({ attendanceId }),
      one.attendanceId,
    );
    reopened.push({ ...one, form: await again.form(one.number) });
  }
  await expectRight(reopened);
  for (const { form } of reopened) await form.field('Parecer').press('Control+Enter');
  await expect
    .poll(async () => (await sandbox.client.registrations()).attendances.length, { timeout: 30_000 })
    .toBe(count);
  const { attendances } = await sandbox.client.registrations();
  const byNumber = new Map(attendances.map((stored) => [stored.Origem.NumeroAtendimento, stored]));
  for (const { number, id, place } of forms) {
    const stored = byNumber.get(number);
    expect(stored).toMatchObject({
      Assunto: `Assunto ${place}`,
      PessoaContato: `Pessoa ${place}`,
      Parecer: `texto do ${place}`,
      Destinatarios: [recipientOf(place)],
      Encerrar: isClosing(place),
      DataProximoContato: isClosing(place) ? null : dateOf(place),
    });
    expect(stored?.ChaveExterna).toContain(`:${id}:`);
    expect(stored?.Historico).toContain(`da conversa ${place}`);
    expect(stored?.Historico?.match(/da conversa \d/g)).toHaveLength(2);
  }
  expect(new Set(attendances.map(({ IdentificadorPessoa }) => IdentificadorPessoa)).size).toBe(count);
  expect(new Set(attendances.map(({ IdentificadorProduto }) => IdentificadorProduto)).size).toBe(count);
});

test('ten windows: own titles and places, Ctrl+Tab through all, and each shows only its own answers', async ({
  launch,
  sandbox,
}) => {
  test.setTimeout(180_000);
  const companion = await launch({ policy });
  const forms = await openTen(companion, sandbox);
  expect(new Set(forms.map(({ name }) => name)).size).toBe(count);
  for (const { form, number, name } of forms) await expect(form.page).toHaveTitle(`${number} · ${name}`);

  const windows: JSHandle[] = [];
  for (const { form } of forms) windows.push(await companion.electron.browserWindow(form.page));
  const boundsOf = (window: JSHandle) =>
    window.evaluate((target) => (target as Electron.BrowserWindow).getBounds());
  const before = [];
  for (const window of windows) before.push(await boundsOf(window));
  expect(new Set(before.map(({ x, y }) => `${x},${y}`)).size).toBe(count);

  const [first] = windows;
  await first?.evaluate((target) => {
    (target as Electron.BrowserWindow).show();
    (target as Electron.BrowserWindow).focus();
  });
  const focusedOne = async () => {
    for (const { form, place } of forms) {
      if ((await companion.windowState(form.page)).isFocused) return place;
    }
    return null;
  };
  await expect.poll(focusedOne).toBe(0);
  for (const place of [...places, 0].slice(1)) {
    await forms[(place + count - 1) % count]?.form.page.keyboard.press('Control+Tab');
    await expect.poll(focusedOne).toBe(place);
  }

  // Ten questions at once: each answer in the window that asked.
  for (const { form, name } of forms) await form.choice('Código de cliente').fill(name);
  for (const { form, name } of forms) {
    await expect(form.page.getByRole('option').first()).toContainText(name);
    await expect(form.page.getByRole('option').filter({ hasNotText: name.split(' ')[0] ?? '' })).toHaveCount(
      0,
    );
  }
  for (const { form, code, name } of forms) {
    await form.page.keyboard.press('Escape');
    await form.setCustomer(code, name);
  }
  for (const { form } of forms) await form.button('Ver conversa').click();
  for (const { form, place } of forms) {
    const messages = form.page.getByRole('region', { name: 'Mensagens da conversa' }).locator('.text');
    await expect(messages).toHaveText([`Mensagem 1 da conversa ${place}`, `Mensagem 2 da conversa ${place}`]);
  }

  const [fifth, fifthWindow] = [forms[4], windows[4]];
  if (!fifth || !fifthWindow) throw new Error('a fifth form');
  await fifthWindow.evaluate((target) => {
    (target as Electron.BrowserWindow).setBounds({ x: 30, y: 50, width: 720, height: 540 });
  });
  await expect.poll(async () => (await boundsOf(fifthWindow)).width).toBe(720);
  for (const [place, window] of windows.entries()) {
    if (place !== 4) expect(await boundsOf(window), `window ${place}`).toEqual(before[place]);
  }
  await companion.closeWindow(fifth.form.page);
  await fifth.form.waitUntilClosed();
  const inbox = await companion.window('inbox');
  await inbox.evaluate(
    (attendanceId) => window.desktop.invoke['inbox:open']({ attendanceId }),
    fifth.attendanceId,
  );
  const { page } = await companion.form(fifth.number);
  const back = await boundsOf(await companion.electron.browserWindow(page));
  expect(back).toMatchObject({ width: 720, height: 540 });
});
