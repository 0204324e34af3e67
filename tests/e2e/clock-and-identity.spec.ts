import type { Companion } from './support/companion';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

const post = { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' } as const;
const dayMs = 24 * 60 * 60_000;

/** The wall clock of the app is wrong from now on, as after somebody set the computer's; its timers are not. */
const jumpClock = ({ electron }: Companion, ms: number) =>
  electron.evaluate((_electron, offset) => {
    const { now } = Date;
    Date.now = () => now() + offset;
  }, ms);

test('a clock that jumps back and forth neither doubles, nor reorders, nor stalls what was sent', async ({
  launch,
  sandbox,
}) => {
  const companion = await launch();
  const retryAfterTenMinutes = {
    ...post,
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '600' },
  } as const;
  const open = async (subject: string) => {
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { subject });
    await form.button('Enviar').click();
    return form;
  };
  for (const jumpMs of [-dayMs, 3 * dayMs]) {
    await sandbox.client.setFault(retryAfterTenMinutes);
    const waiting = await open(`Antes de ${jumpMs}`);
    await expect(waiting.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
    await jumpClock(companion, jumpMs);
    await (await open(`Depois de ${jumpMs}`)).readNumber();
  }
  await expect.poll(async () => (await sandbox.client.registrations()).integrations.length).toBe(4);
  const { attendances } = await sandbox.client.registrations();
  expect(attendances.map(({ Assunto }) => Assunto)).toEqual(
    [-dayMs, 3 * dayMs].flatMap((jumpMs) => [`Antes de ${jumpMs}`, `Depois de ${jumpMs}`]),
  );
});

test('expired tokens and a changed password lose nothing, whatever was being done', async ({
  launch,
  sandbox,
}) => {
  const { client } = sandbox;
  const companion = await launch();
  const first = await openForm(companion, sandbox);
  await first.form.fillClosed(first.seed, { subject: 'Com token vencido' });
  await client.expireTokens({ refreshTokens: true });
  await first.form.sendAndReadNumber();

  // The answer is lost together with the right to look it up.
  const second = await openForm(companion, sandbox);
  await second.form.fillClosed(second.seed, { subject: 'Com senha trocada' });
  await client.setFault({ ...post, kind: 'drop-after-store' });
  await client.setFault({ ...post, method: 'GET', kind: 'status', status: 503 });
  await second.form.button('Enviar').click();
  await expect.poll(async () => (await client.registrations()).attendances.length).toBe(2);
  await client.setBimerPassword('outra');
  await client.expireTokens({ refreshTokens: true });
  const inbox = await companion.window('inbox');
  await inbox.getByRole('tab', { name: /Fila de envio/ }).click();
  const row = inbox.getByRole('listitem').filter({ hasText: second.number });
  await expect(row.getByText('Verificando no Bimer')).toBeVisible();
  await row.getByRole('button', { name: /^Tentar agora/ }).click();
  await expect(inbox.getByText(/usuário ou a senha/).first()).toBeVisible();
  await expect(row.getByText('Verificando no Bimer')).toBeVisible();

  await client.setBimerPassword(sandbox.provision.bimer.password);
  await row.getByRole('button', { name: /^Tentar agora/ }).click();
  await expect.poll(async () => (await client.registrations()).integrations.length).toBe(2);
  expect((await client.registrations()).attendances).toHaveLength(2);
});

test('a Karoo token refused in the middle of the day loses nothing: a new one lets all through', async ({
  launch,
  sandbox,
}) => {
  const { client } = sandbox;
  const companion = await launch();
  const { form, id, seed } = await openForm(companion, sandbox);
  await form.fillClosed(seed, { subject: 'Com token recusado' });
  await client.setKarooToken('renovado');
  await client.setFault({ service: 'karoo', kind: 'stream-close' });
  const inbox = await companion.window('inbox');
  await expect(inbox.getByText('O Karoo recusou o token do agente.').first()).toBeVisible();
  const meanwhile = await client.finishAttendance();
  // The conversation, which goes along, is Karoo's.
  await form.button('Enviar').click();
  await expect(form.page.getByRole('heading', { name: /Na fila de envio/ })).toBeVisible();
  await expect(form.page.getByText(/recusou o token/).first()).toBeVisible();

  await inbox.getByRole('button', { name: 'Configurações' }).first().click();
  const settings = await companion.window('settings');
  await settings.getByLabel('Token do agente').fill('renovado');
  await settings.getByRole('button', { name: 'Salvar', exact: true }).click();
  await companion.waitUntilOnline();
  await inbox.getByRole('tab', { name: /Pendências/ }).click();
  await expect(inbox.getByRole('option').filter({ hasText: meanwhile.numero })).toBeVisible();
  await expect
    .poll(async () => (await client.registrations()).integrations)
    .toMatchObject([{ atendimento: id }]);
  expect((await client.registrations()).attendances).toMatchObject([{ Assunto: 'Com token recusado' }]);
});
