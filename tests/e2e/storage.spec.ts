import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    const ours = (await readdir(dataFolder, { withFileTypes: true, recursive: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => /settings\.json|secrets\.json|records|lookups|main\.log/.test(path));
    expect(ours.length).toBeGreaterThan(5);
    for (const path of ours) expect((await stat(path)).mode & 0o777, path).toBe(0o600);
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
      // Longer than what may be left of the journal's last block on a disk that is full.
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
    const journal = join(companion.dataFolder, 'records', 'records.journal');
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed, { opinion: 'Texto que fica na tela' });
    await form.expectSaved();
    forbidWriting(journal);
    try {
      await form.button('Enviar').click();
      await expect(form.page.getByRole('alert').getByText(/não permite gravação/)).toBeVisible();
      await expect(form.field('Parecer')).toHaveValue('Texto que fica na tela');
      await expect(form.field('Parecer')).toBeEditable();
      await form.fill('TAG / Assunto', 'Digitado sem gravar');
      await expect(form.page.getByText(/Não foi possível salvar/)).toBeVisible();
      expect((await sandbox.client.registrations()).attendances).toEqual([]);
    } finally {
      allowWriting(journal);
    }
    await form.sendAndReadNumber();
    expect((await sandbox.client.registrations()).attendances).toMatchObject([
      { Assunto: 'Digitado sem gravar' },
    ]);
  });

  test('a damaged journal: a dated copy is kept, the last good state restored, the agent told', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch();
    const records = join(companion.dataFolder, 'records');
    const journal = join(records, 'records.journal');
    const { form, number } = await openForm(companion, sandbox, { adiantamentoParecer: null });
    for (const text of ['Versão boa', 'Versão danificada']) {
      await form.fill('Parecer', text);
      await expect.poll(() => readFile(journal, 'utf8')).toContain(text);
    }
    await companion.quit();
    const damaged = (await readFile(journal, 'utf8')).replaceAll('danificada', 'DANIFICADA');
    await writeFile(journal, damaged);

    const again = await launch({ dataFolder: companion.dataFolder });
    const inbox = await again.window('inbox');
    await expect(
      inbox.getByText(/O que pôde ser lido foi recuperado e uma cópia foi guardada/),
    ).toBeVisible();
    const copy = (await readdir(records)).find((name) =>
      /^records\.journal\.damaged-\d{4}-\d\d-\d\dT/.test(name),
    );
    expect(await readFile(join(records, copy ?? 'none'), 'utf8')).toBe(damaged);
    await inbox.getByText(number).first().dblclick();
    await expect((await again.form(number)).field('Parecer')).toHaveValue('Versão boa');
  });
});
