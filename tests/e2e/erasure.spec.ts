import type { Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { openSettings } from './support/tours/open-settings';

/** Files below the folder in whose bytes the words stand, in UTF-8 or in UTF-16, whatever their case. */
async function filesWith(folder: string, words: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    const texts = [bytes.toString('utf8'), bytes.toString('utf16le')].map((text) => text.toLowerCase());
    if (texts.some((text) => text.includes(words.toLowerCase())))
      found.push(join(entry.parentPath, entry.name));
  }
  return found;
}

async function plan(page: Page, by: string, label: string, value: string) {
  await page.getByRole('button', { name: 'Apagar dados de um cliente ou atendimento…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Apagar dados deste computador' });
  await dialog.getByLabel(by, { exact: true }).check();
  await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Ver o que será apagado' }).click();
  return dialog;
}

test.describe('data are erased on request', () => {
  test('of a customer: what is open is named and stays unless ticked; the bytes are gone from every file', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const sent = await openForm(companion, sandbox, {
      contato: { nome: 'Zirconita Ferraz', email: 'zirconita@exemplo.com.br', telefone: null },
    });
    const { seed } = sent;
    await sent.form.fillClosed(seed, {
      subject: 'Zirconita no fiscal',
      opinion: 'Conversa com Zirconita sobre o lacre.',
    });
    await sent.form.sendAndReadNumber();
    await sent.form.waitUntilClosed();
    await expect.poll(async () => (await sandbox.client.registrations()).integrations).toHaveLength(1);
    const open = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await open.form.fill('Parecer', 'Rascunho sobre a zirconita');
    await open.form.expectSaved();

    expect(await filesWith(companion.dataFolder, 'zirconita')).not.toEqual([]);

    const settings = await openSettings(companion);
    const code = seed.customer.Codigo;
    const first = await plan(settings, 'De um cliente', 'Código de cliente', code);
    await expect(first).toContainText('Serão apagados: 1 atendimento concluído, com 1 registro');
    const tick = first.getByLabel(`Atendimento ${open.number}: com rascunho`);
    await expect(tick).not.toBeChecked();
    await first.getByRole('button', { name: 'Apagar', exact: true }).click();
    await expect(first).toContainText('1 atendimento apagado.');
    await first.getByRole('button', { name: 'Fechar' }).click();
    await expect(open.form.field('Parecer')).toHaveValue('Rascunho sobre a zirconita');

    const second = await plan(settings, 'De um cliente', 'Código de cliente', code);
    await expect(second).toContainText(`Atendimento ${open.number}: com rascunho`);
    await second.getByLabel(`Atendimento ${open.number}: com rascunho`).check();
    await second.getByRole('button', { name: 'Apagar', exact: true }).click();
    await expect(second).toContainText('1 atendimento apagado.');
    await expect.poll(() => companion.openForms()).not.toContain(open.number);

    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(open.number)).toHaveCount(0);
    for (const words of ['zirconita', seed.customer.Nome, 'sobre o lacre'])
      expect(await filesWith(companion.dataFolder, words), words).toEqual([]);
    await companion.quit();
    for (const words of ['zirconita', seed.customer.Nome, 'sobre o lacre'])
      expect(await filesWith(companion.dataFolder, words), words).toEqual([]);

    // Karoo still lists it as finished: it does not come back.
    const again = await launch({ dataFolder: companion.dataFolder });
    await again.waitUntilOnline();
    await expect((await again.window('inbox')).getByText(open.number)).toHaveCount(0);
    expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
  });

  test('of one attendance; where nothing is kept it says so', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { number } = await openForm(companion, sandbox);
    const settings = await openSettings(companion);
    const none = await plan(settings, 'De um atendimento', 'Número do atendimento', '1');
    await expect(none).toContainText('Não há nada guardado neste computador.');
    await expect(none.getByRole('button', { name: 'Apagar', exact: true })).toHaveCount(0);
    await settings.keyboard.press('Escape');
    const found = await plan(settings, 'De um atendimento', 'Número do atendimento', number);
    await found.getByLabel(`Atendimento ${number}: pendente de registro`).check();
    await found.getByRole('button', { name: 'Apagar', exact: true }).click();
    await expect(found).toContainText('1 atendimento apagado.');
    await expect.poll(() => companion.openForms()).toEqual([]);
  });
});
