import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordsOnDisk, recordsPath } from '../support/records-on-disk';
import { allowWriting, canForbidWriting, forbidWriting } from '../support/read-only';
import { canMount, mountSmallDisk, unmount } from '../support/small-disk';
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
