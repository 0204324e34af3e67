import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority } from '../support/certificates';
import { startProxy } from '../support/proxy-server';
import { startTlsFront } from '../support/tls-front';
import { expect, test } from './support/fixture';
import { openForm } from './support/open-form';
import { openSettings } from './support/tours/open-settings';

test.describe('the company’s network', () => {
  test('the system’s proxy leads to https servers of the company’s authority: Karoo, its stream, and Bimer', async ({
    launch,
    sandbox,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'kbc-ca-'));
    const caFile = join(folder, 'empresa.pem');
    const company = Authority.create();
    await writeFile(caFile, company.cert);
    // Names that this computer cannot resolve: only the proxy gets there.
    const certificate = company.issue({ subjectAltName: 'DNS:karoo.invalid,DNS:bimer.invalid' });
    const proxy = await startProxy();
    const karoo = await startTlsFront(certificate, sandbox.karooUrl);
    const bimer = await startTlsFront(certificate, sandbox.bimerUrl);
    const { provision } = sandbox;
    const companion = await launch({
      policy: { settings: { 'network.caFile': caFile } },
      provision: {
        karoo: { ...provision.karoo, baseUrl: `https://karoo.invalid:${karoo.port}` },
        bimer: { ...provision.bimer, baseUrl: `https://bimer.invalid:${bimer.port}/BimerApi` },
      },
      args: [`--proxy-server=${new URL(proxy.url).host}`],
    });
    const { form, seed } = await openForm(companion, sandbox);
    await form.fillClosed(seed);
    await form.button('Enviar').click();
    await expect(form.page.getByRole('heading', { name: /Registrado/ })).toBeVisible();
    expect(karoo.paths).toContain('/v1/eventos');
    expect(new Set(proxy.tunnels)).toEqual(
      new Set([`karoo.invalid:${karoo.port}`, `bimer.invalid:${bimer.port}`]),
    );
    await companion.quit();
    await Promise.all([karoo.close(), bimer.close(), proxy.close(), rm(folder, { recursive: true })]);
  });

  test('a proxy is chosen in the settings, tested before it is saved, and its password is kept safe', async ({
    launch,
    sandbox,
  }) => {
    const proxy = await startProxy({ credentials: 'ana:segredo' });
    const companion = await launch({
      provision: {
        karoo: sandbox.provision.karoo,
        bimer: { ...sandbox.provision.bimer, baseUrl: 'https://bimer.invalid' },
      },
    });
    const page = await openSettings(companion);
    const network = page.getByRole('group', { name: 'Rede', exact: true });
    const result = page.getByRole('group', { name: 'Bimer', exact: true }).getByRole('status');
    const testBimer = page.getByRole('button', { name: 'Testar conexão com o Bimer' });
    await expect(network.getByLabel('Endereço do proxy')).toBeHidden();
    await network.getByLabel('Por um endereço').check();
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    await expect(network.getByText(/Endereço de proxy inválido/)).toBeVisible();
    await network.getByLabel('Endereço do proxy').fill(proxy.url);
    await testBimer.click();
    await expect(result).toContainText('pede usuário e senha');
    await network.getByLabel('Usuário do proxy').fill('ana');
    await network.getByLabel('Senha do proxy').fill('errada');
    await testBimer.click();
    await expect(result).toContainText('recusou o usuário e a senha');
    await expect(result).toContainText('NTLM');
    await network.getByLabel('Senha do proxy').fill('segredo');
    await page.getByRole('button', { name: 'Salvar', exact: true }).click();
    await expect(page.getByText(/^Salvo/)).toContainText('Senha do proxy');
    // Karoo of the sandbox is on loopback, which no proxy concerns.
    await companion.waitUntilOnline();
    expect(new Set(proxy.tunnels)).toEqual(new Set(['bimer.invalid:443']));
    await proxy.close();
  });
});
