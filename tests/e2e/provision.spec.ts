import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtApp } from '../support/desktop/launch-options';
import { expect, test } from './support/fixture';

/** Starts the built app as a person at a console does, and waits until it ends. */
async function run(userDataDir: string, args: string[], keyring = true) {
  const start = builtApp({
    userDataDir,
    args,
    keyring,
    env: { KBC_POLICY_FILE: join(userDataDir, 'policy.json') },
  });
  const child = spawn(start.executablePath, start.args, { env: start.env, cwd: start.cwd });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, words };
}

const exists = (path: string) => access(path).then(() => true, () => false); // prettier-ignore

test.describe('provisioning', () => {
  let folder: string;
  let file: string;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kbc-provision-'));
    file = join(folder, 'provision-input.json');
  });
  test.afterEach(() => rm(folder, { recursive: true }));

  test('without windows: imports, deletes the file, ends with 0; the app then starts with it', async ({
    launch,
    sandbox,
  }) => {
    await writeFile(file, JSON.stringify(sandbox.provision));
    const args = [`--provision=${file}`, '--provision-only', '--delete-provision-file'];
    expect(await run(folder, args)).toMatchObject({ code: 0 });
    expect(await exists(file)).toBe(false);
    const companion = await launch({ provision: undefined, dataFolder: folder });
    await companion.quit();
    await writeFile(file, JSON.stringify(sandbox.provision));
    expect(await run(folder, args)).toMatchObject({ code: 0 });
    expect(await readFile(join(folder, 'logs', 'main.log'), 'utf8')).toContain('"status":"unchanged"');
  });

  test('says by its exit code what is wrong, in words and in the log', async ({ sandbox }) => {
    const only = [`--provision=${file}`, '--provision-only'];
    const missing = await run(folder, only);
    expect(missing.code).toBe(2);
    expect(missing.words).toContain('não pôde ser lido');
    expect(await run(folder, ['--provision-only'])).toMatchObject({ code: 2 });
    await writeFile(file, JSON.stringify({ ...sandbox.provision, karoo: { tokn: 'x' } }));
    const slip = await run(folder, only);
    expect(slip.code).toBe(2);
    expect(slip.words).toContain('karoo.tokn');
    expect(await readFile(join(folder, 'logs', 'main.log'), 'utf8')).toMatch(/provision failed/);

    await writeFile(file, JSON.stringify(sandbox.provision));
    const policy = join(folder, 'policy.json');
    await writeFile(policy, JSON.stringify({ locked: ['karoo.baseUrl'] }));
    expect(await run(folder, only)).toMatchObject({ code: 3 });
    await rm(policy);
    expect(await run(folder, only, false)).toMatchObject({ code: 4 });
    expect(await readFile(join(folder, 'settings.json'), 'utf8')).not.toContain('127.0.0.1');
  });

  test('a second start hands its file over to the app that runs, with and without waiting for the answer', async ({
    launch,
    sandbox,
  }) => {
    const companion = await launch({ provision: undefined, dataFolder: folder, isListening: false });
    await companion.window('settings');
    await writeFile(file, JSON.stringify({ karoo: { baseUrl: 'ftp://x' } }));
    expect(await run(folder, [`--provision=${file}`])).toMatchObject({ code: 0 });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/arquivo de provisionamento não serve: “karoo\.baseUrl”/)).toBeVisible();
    expect(await run(folder, [`--provision=${file}`, '--provision-only'])).toMatchObject({ code: 2 });
    await writeFile(file, JSON.stringify(sandbox.provision));
    const args = [`--provision=${file}`, '--provision-only', '--delete-provision-file'];
    expect(await run(folder, args)).toMatchObject({ code: 0 });
    await companion.waitUntilOnline();
    expect(await exists(file)).toBe(false);
    // The folder goes after the test, and an app that runs would still write into it.
    await companion.quit();
  });

  test('warns of a file that others can read', async ({ launch, sandbox }) => {
    // In the temporary folder itself, into which everybody may look.
    const open = join(tmpdir(), `kbc-open-${process.pid}.json`);
    await writeFile(open, JSON.stringify(sandbox.provision), { mode: 0o644 });
    const companion = await launch({ provision: undefined, args: [`--provision=${open}`] });
    const inbox = await companion.window('inbox');
    await expect(inbox.getByText(/outras pessoas podem lê-lo/)).toBeVisible();
    await rm(open);
  });
});
