import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordsOnDisk, recordsPath } from '../support/records-on-disk';
import { allowWriting, canForbidWriting, forbidWriting } from '../support/read-only';
import { canMount, mountSmallDisk, unmount } from '../support/small-disk';
import { waitForTrayItem } from '../support/desktop/tray';
import { chooseTrayMenuEntry } from '../support/desktop/tray-menu';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';

test.describe('what the app keeps on disk', () => {
  test('is readable by its owner only, every file of it', async ({ launch, sandbox }) => {
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.choose('Produto CRM', seed.product.Nome);
    await form.expectSaved();
    await companion.quit();
    const { dataFolder } = companion;
    const entries = (await readdir(dataFolder, { withFileTypes: true, recursive: true })).map((entry) => ({
      path: join(entry.parentPath, entry.name),
      rights: entry.isDirectory() ? 0o700 : 0o600,
    }));
    const ours = entries.filter(({ path }) =>
      /(settings|secrets|windows)\.json|records|lookups|logs/.test(path.slice(dataFolder.length)),
    );
    expect(ours.map(({ path }) => path.slice(dataFolder.length + 1))).toEqual(
      expect.arrayContaining(['records', 'records/records.db', 'lookups', 'logs', 'logs/main.log']),
    );
    for (const { path, rights } of ours) expect((await stat(path)).mode & 0o777, path).toBe(rights);
  });

  test('a damaged secrets file is restored and the agent told', async ({ launch }) => {
    const companion = await launch();
    await companion.quit();
    const { dataFolder } = companion;
    await writeFile(join(dataFolder, 'secrets.json'), '{"version":1,"sec');
    // Without a provision file the app lives on what it has stored.
    const again = await launch({ dataFolder, provision: undefined });
    const inbox = await again.window('inbox');
    await expect(inbox.getByText(/última cópia boa foi restaurada/)).toBeVisible();
  });

  test('Enviar on a full disk says that nothing is saved, keeps the form, and works when there is room', async ({
    launch,
    sandbox,
  }) => {
    test.skip(!canMount(), 'small disks need root on Linux');
    const dataFolder = await mkdtemp(join(tmpdir(), 'kbc-data-'));
    const records = join(dataFolder, 'records');
    await mkdir(records);
    mountSmallDisk(records, 512);
    try {
      const companion = await launch({ dataFolder });
      const { form, seed } = await openForm(companion, sandbox);
      // Longer than what may be left of the last block on a disk that is full.
      const opinion = 'Texto que fica na tela. '.repeat(400);
      await form.fillClosed(seed, { opinion });
      await form.expectSaved();
      const filler = join(records, 'filler');
      await writeFile(filler, Buffer.alloc(600 * 1024)).catch(() => undefined);
      await form.button('Enviar').click();
      await expect(form.page.getByRole('alert').getByText(/disco está cheio/)).toBeVisible();
      await expect(form.field('Parecer')).toHaveValue(opinion);
      await expect(form.field('Parecer')).toBeEditable();
      expect((await sandbox.client.registrations()).attendances).toEqual([]);

      await rm(filler);
      await form.sendAndReadNumber();
      expect((await sandbox.client.registrations()).attendances).toHaveLength(1);
      await companion.quit();
    } finally {
      unmount(records);
    }
  });

  test('a form that cannot be saved does not close: it says why, and closes when there is room; Sair waits, too', async ({
    launch,
    sandbox,
  }) => {
    test.skip(!canMount(), 'small disks need root on Linux');
    const dataFolder = await mkdtemp(join(tmpdir(), 'kbc-data-'));
    const records = join(dataFolder, 'records');
    await mkdir(records);
    mountSmallDisk(records, 512);
    try {
      const companion = await launch({ dataFolder });
      const { form, number } = await openForm(companion, sandbox, { adiantamentoParecer: null });
      await form.fill('Parecer', 'Ainda cabe.');
      await form.expectSaved();
      const filler = join(records, 'filler');
      await writeFile(filler, Buffer.alloc(600 * 1024)).catch(() => undefined);
      const opinion = 'Digitado com o disco cheio. '.repeat(400);
      await form.fill('Parecer', opinion);
      await expect(form.page.getByText(/Não foi possível salvar: O disco está cheio/).first()).toBeVisible();

      // Nothing is typed any more when it is closed: what failed is not forgotten.
      await companion.closeWindow(form.page);
      const notice = form.page.getByRole('alert').filter({ hasText: 'O formulário continua aberto' });
      await expect(notice).toContainText('O disco está cheio');
      await expect.poll(async () => (await companion.windowState(form.page)).isVisible).toBe(true);
      await expect(form.field('Parecer')).toHaveValue(opinion);
      await companion.electron.evaluate(({ dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 1, checkboxChecked: false });
      });
      const tray = await waitForTrayItem(await companion.electron.evaluate(() => process.pid));
      await chooseTrayMenuEntry(tray, 'Sair');
      await expect.poll(async () => (await companion.windowState(form.page)).isVisible).toBe(true);
      await expect(form.field('Parecer')).toHaveValue(opinion);

      await rm(filler);
      // By itself: nobody touches the form.
      await expect(notice).toHaveCount(0, { timeout: 40_000 });
      await companion.closeWindow(form.page);
      await form.waitUntilClosed();
      const inbox = await companion.window('inbox');
      await inbox.getByText(number).first().dblclick();
      await expect((await companion.form(number)).field('Parecer')).toHaveValue(opinion);
      await companion.quit();
    } finally {
      unmount(records);
    }
  });

  test('what cannot be saved can be copied or given up, after it was shown', async ({ launch, sandbox }) => {
    test.skip(!canForbidWriting(), 'needs root on Linux, and a file system that minds open files');
    const companion = await launch();
    const { form } = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await form.fill('Parecer', 'Salvo.');
    await form.expectSaved();
    const files = [recordsPath(companion.dataFolder), `${recordsPath(companion.dataFolder)}-wal`];
    files.forEach(forbidWriting);
    try {
      await form.fill('Parecer', 'Não cabe em lugar nenhum.');
      await companion.closeWindow(form.page);
      await form.page.getByRole('button', { name: 'Copiar o que foi digitado' }).click();
      await expect(form.page.getByText('Copiado para a área de transferência.')).toBeVisible();
      await form.page.getByRole('button', { name: 'Fechar sem salvar' }).click();
      const dialog = form.page.getByRole('dialog', { name: 'Descartar o rascunho?' });
      await expect(dialog).toContainText('Não cabe em lugar nenhum.');
      // The page goes while it is being clicked.
      const clicked = dialog.getByRole('button', { name: 'Descartar' }).click();
      await Promise.all([form.waitUntilClosed(), clicked.catch(() => undefined)]);
    } finally {
      files.forEach(allowWriting);
    }
  });

  test('Enviar without the right to write says that nothing is saved, keeps the form, and works with it again', async ({
    launch,
    sandbox,
  }) => {
    test.skip(!canForbidWriting(), 'needs root on Linux, and a file system that minds open files');
    const companion = await launch();
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { opinion: 'Texto que fica na tela' });
    await form.expectSaved();
    const files = [recordsPath(companion.dataFolder), `${recordsPath(companion.dataFolder)}-wal`];
    files.forEach(forbidWriting);
    try {
      await form.button('Enviar').click();
      await expect(form.page.getByRole('alert').getByText(/não permite gravação/)).toBeVisible();
      await expect(form.field('Parecer')).toHaveValue('Texto que fica na tela');
      await expect(form.field('Parecer')).toBeEditable();
      await form.fill('TAG / Assunto', 'Digitado sem gravar');
      await expect(form.page.getByText(/Não foi possível salvar/)).toBeVisible();
      expect((await sandbox.client.registrations()).attendances).toEqual([]);
    } finally {
      files.forEach(allowWriting);
    }
    await form.sendAndReadNumber();
    expect((await sandbox.client.registrations()).attendances).toMatchObject([
      { Assunto: 'Digitado sem gravar' },
    ]);
  });

  test('damaged records: a dated copy is kept, what can be read is there, the agent told where to look', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const whole = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await whole.form.fill('Parecer', 'Rascunho inteiro');
    const hurt = await openForm(companion, sandbox, { adiantamentoParecer: null });
    await hurt.form.fill('Parecer', 'Rascunho ferido');
    await expect.poll(() => recordsOnDisk(companion.dataFolder)).toContain('Rascunho ferido');
    await companion.quit();
    const path = recordsPath(companion.dataFolder);
    const damaged = await readFile(path);
    const at = damaged.indexOf('Rascunho ferido');
    expect(at).toBeGreaterThan(0);
    damaged.write('X', at);
    await writeFile(path, damaged);

    const again = await launch({ dataFolder: companion.dataFolder });
    const inbox = await again.window('inbox');
    const notice = inbox.getByText(/O que pôde ser lido foi recuperado e uma cópia foi guardada/);
    await expect(notice).toContainText(`Confira o atendimento ${hurt.number}`);
    const folder = join(companion.dataFolder, 'records');
    const copy = (await readdir(folder)).find((name) =>
      /^records\.damaged-\d{4}-\d\d-\d\dT.*\.db$/.test(name),
    );
    expect(await readFile(join(folder, copy ?? 'none'))).toEqual(damaged);
    await inbox.getByText(whole.number).first().dblclick();
    await expect((await again.form(whole.number)).field('Parecer')).toHaveValue('Rascunho inteiro');
    // The attendance itself is unharmed: only what was typed for it is gone.
    await expect(inbox.getByText(hurt.number).first()).toBeVisible();
  });
});
