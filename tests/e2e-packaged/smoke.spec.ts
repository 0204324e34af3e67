import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormPage } from '../e2e/support/form-page';
import { expect, test } from '../support/desktop/fixture';
import { packagedApp } from '../support/desktop/launch-options';
import { startSandbox } from '../support/sandbox';
import { readAsar } from './asar';
import { asarPath, burntFuses, releasePath, wantedFuses } from './packages';

const binaryName = '@photostructure+sqlite.glibc.node';

test('the packaged app registers an attendance', async ({}, testInfo) => {
  const sandbox = await startSandbox();
  const userDataDir = testInfo.outputPath('user-data');
  mkdirSync(userDataDir, { recursive: true });
  const provision = testInfo.outputPath('provision.json');
  writeFileSync(provision, JSON.stringify(sandbox.provision));
  const app = await _electron.launch(
    packagedApp({
      userDataDir,
      args: [`--provision=${provision}`],
      env: { KBC_POLICY_FILE: testInfo.outputPath('no-policy.json') },
    }),
  );
  try {
    expect(await app.evaluate(({ app: { isPackaged } }) => isPackaged)).toBe(true);
    await expect.poll(() => sandbox.client.streamClients()).toBe(1);
    const seed = await sandbox.client.seedData();
    const { Codigo: codigo } = seed.customer;
    const attendance = await sandbox.client.finishAttendance({ cliente: { codigo } });
    const form = new FormPage(await visibleForm(app, attendance.numero));
    await form.fillClosed(seed, { opinion: 'Registrado pelo aplicativo empacotado.' });
    const processNumber = await form.sendAndReadNumber();
    await form.waitUntilClosed();
    const { attendances, integrations } = await sandbox.client.registrations();
    expect(attendances).toMatchObject([
      {
        Numero: processNumber,
        IdentificadorPessoa: seed.customer.Identificador,
        Parecer: 'Registrado pelo aplicativo empacotado.',
        Encerrar: true,
      },
    ]);
    expect(integrations).toMatchObject([{ atendimento: attendance.id, numeroBimer: processNumber }]);
    expect(await sandbox.client.violations()).toEqual([]);
    // The database of the package itself, not one that happens to lie in a folder above it.
    const maps = readFileSync(`/proc/${String(app.process().pid)}/maps`, 'utf8');
    const loaded = new Set(maps.split('\n').flatMap((line) => /(\/.*\.node)$/.exec(line)?.[1] ?? []));
    const unpacked = `${asarPath(process.env['KBC_PACKAGED_PATH'] ?? '')}.unpacked`;
    expect([...loaded]).toEqual([
      join(unpacked, 'node_modules', '@photostructure', 'sqlite', 'prebuilds', 'linux-x64', binaryName),
    ]);
    // Out of the archive, to where Chromium looks for it.
    expect(existsSync(join(userDataDir, 'Dictionaries', 'pt-BR-3-0.bdic'))).toBe(true);
  } finally {
    await app.close();
    await sandbox.stop();
  }
});

test('the package holds what was built and nothing else', () => {
  const files = readAsar(asarPath(releasePath()));
  const paths = [...files.keys()];
  // Without its icons the app starts all the same, but tray and notifications show nothing.
  expect(paths).toEqual(
    expect.arrayContaining([
      'out/main/index.js',
      'out/main/tray-connected.png',
      'out/main/app/128x128.png',
      'out/main/dictionaries/pt-BR-3-0.bdic',
    ]),
  );
  const isOurs = (path: string) => path.startsWith('out/') || path === 'package.json';
  const isDatabase = (path: string) => /^node_modules\/(@photostructure\/sqlite|node-gyp-build)\//.test(path);
  expect(paths.filter((path) => !isOurs(path) && !isDatabase(path))).toEqual([]);
  expect(paths.filter((path) => path.endsWith('.node'))).toEqual([
    `node_modules/@photostructure/sqlite/prebuilds/linux-x64/${binaryName}`,
  ]);
  expect(paths.filter((path) => /\.(map|ts|c|h|vue|env|pem|key|p12|pfx)$/.test(path))).toEqual([]);
  const manifest = JSON.parse(files.get('package.json') ?? '') as object;
  expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']));
  const secret = /-----BEGIN [A-Z ]*PRIVATE KEY-----|\bnpm_[A-Za-z0-9]{36}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b/;
  expect(paths.filter((path) => secret.test(files.get(path) ?? ''))).toEqual([]);
});

test('the fuses of the release are those of electron-builder.yml, the twin differs in one', async () => {
  const wanted = wantedFuses();
  expect(Object.keys(wanted)).toHaveLength(8);
  expect(await burntFuses(releasePath())).toEqual(wanted);
  expect(await burntFuses(process.env['KBC_PACKAGED_PATH'] ?? '')).toEqual({
    ...wanted,
    enableNodeCliInspectArguments: true,
  });
});

test('the release does not run as Node', ({}, testInfo) => {
  const marker = testInfo.outputPath('it-ran');
  mkdirSync(testInfo.outputDir, { recursive: true });
  const code = `require('fs').writeFileSync(${JSON.stringify(marker)}, '')`;
  const folder = `--user-data-dir=${testInfo.outputPath('user-data')}`;
  // As Node it ends by itself in a moment; what is no Node may start as the app and is ended.
  spawnSync(releasePath(), ['-e', code, folder], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: 5000,
    killSignal: 'SIGKILL',
  });
  expect(existsSync(marker)).toBe(false);
});

/** The form of an attendance once it is on the screen. */
async function visibleForm(app: ElectronApplication, attendanceNumber: string): Promise<Page> {
  let found: Page | undefined;
  await expect
    .poll(async () => {
      for (const page of app.windows()) {
        if (!page.url().endsWith('/form.html')) continue;
        if (!(await page.title()).startsWith(`${attendanceNumber} `)) continue;
        const window = (await app.browserWindow(page)) as JSHandle<BrowserWindow>;
        if (await window.evaluate((target) => target.isVisible())) found = page;
      }
      return found !== undefined;
    })
    .toBe(true);
  return found as Page;
}
