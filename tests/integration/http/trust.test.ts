import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from 'node:https';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { GotBimerApi } from '../../../main/adapters/bimer/bimer-api';
import type { Network } from '../../../main/adapters/http/network';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { GotKarooApi } from '../../../main/adapters/karoo/karoo-api';
import { Authority } from '../../support/certificates';
import { RecordingLogger } from '../../support/fakes/in-memory-stores';
import { startTlsServer, type TlsServer } from '../../support/tls-server';
import { quickTimeouts } from '../bimer/set-up';
import { listen } from '../karoo/set-up';
import { networkWith } from './set-up';

const folder = mkdtempSync(join(tmpdir(), 'kbc-trust-'));
afterAll(() => { rmSync(folder, { recursive: true }); }); // prettier-ignore
const fileWith = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const company = Authority.create();
const companyFile = fileWith('empresa.pem', `Empresa\n${company.cert}`);
const trusting = (caFile = companyFile) => networkWith({ settings: { caFile } });
const server = company.issue();

let running: TlsServer | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function serve(tls: ServerOptions = server, handler?: Parameters<typeof startTlsServer>[1]) {
  running = await startTlsServer(tls, handler);
  return running;
}

function post(url: string, network: Network) {
  return sendRequest({ method: 'POST', url, json: { senha: 'x' } }, { timeouts: quickTimeouts, network });
}

describe('a server whose authority only the company knows', () => {
  it('is refused without the file, and gets nothing', async () => {
    const { url, paths } = await serve();
    await expect(post(url, networkWith())).rejects.toMatchObject({
      code: 'insecure-connection',
      mayHaveArrived: false,
    });
    expect(paths).toEqual([]);
  });

  it.each([
    ['PEM, with words around it', companyFile],
    ['DER', fileWith('empresa.cer', new X509Certificate(company.cert).raw)],
    ['several in one file', fileWith('varios.pem', `${Authority.create('Outra').cert}${company.cert}`)],
  ])('is trusted by the file in %s', async (_, file) => {
    const { url } = await serve();
    expect(await post(url, trusting(file))).toMatchObject({ status: 200 });
  });

  it('is trusted where the system knows the authority', async () => {
    const { url } = await serve();
    const network = networkWith({ systemAuthorities: () => [company.cert] });
    expect(await post(url, network)).toMatchObject({ status: 200 });
  });

  it('is reached by Karoo’s calls and event stream, by Bimer’s sign-in and calls', async () => {
    const { url } = await serve(server, (request, response) => {
      const path = request.url ?? '';
      if (path === '/v1/eventos') {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).end('id: 1\nevent: x\ndata: {}\n\n');
      } else if (path === '/v1/conta') {
        response.end(JSON.stringify({ conta: { id: '1', nome: 'Exemplo', integracaoBimer: true }, agente: { id: '2', nome: 'Ana' } })); // prettier-ignore
      } else if (path === '/auth/token') response.end(JSON.stringify({ accessToken: 'abc', expiresIn: 60 }));
      else response.end(JSON.stringify({ Erros: [], ListaObjetos: [] }));
    });
    const shared = { network: trusting(), timeouts: quickTimeouts, logger: new RecordingLogger() };
    const karoo = new GotKarooApi({
      connection: () => ({ baseUrl: url, token: 't', routes: {} }),
      ...shared,
    });
    const bimer = new GotBimerApi({
      connection: () => ({ baseUrl: url, authStyle: 'jwt', clientId: '', clientSecret: '', username: 'ana', password: 'x', routes: {}, maxListItems: 1000 }),
      ...shared,
    }); // prettier-ignore
    expect(await karoo.account()).toMatchObject({ agent: { name: 'Ana' } });
    const stream = listen(karoo);
    await stream.ended;
    expect(stream.events).toMatchObject([{ cursor: '1' }]);
    await bimer.checkSignIn();
    expect(await bimer.customerByCode('1')).toBeNull();
  });
});

describe('what is said of a refused certificate', () => {
  const stranger = Authority.create('CA de Outra Empresa');
  const middle = stranger.intermediate('CA do Meio');
  const middleIssue = middle.issue();
  const own = Authority.create('Servidor Antigo');

  it.each<[string, ServerOptions, RegExp, RegExp]>([
    [
      'its authority is unknown',
      stranger.issue(),
      /“localhost”, emitido por “CA de Outra Empresa”, não vale neste computador, que não conhece quem o emitiu/,
      /network\.caFile/,
    ],
    [
      'its unknown authority is shown with it',
      { key: middleIssue.key, cert: `${middleIssue.cert}${middle.cert}${stranger.cert}` },
      /“CA de Outra Empresa”, emitido por “CA de Outra Empresa”, não é de uma autoridade/,
      /instale o certificado da autoridade “CA de Outra Empresa”/,
    ],
    ['one between is missing', middleIssue, /“CA do Meio”/, /intermediários/],
    ['it vouches for itself', own, /“Servidor Antigo”.*assinado por ele mesmo/, /emitido por uma autoridade/],
    ['it is too old', company.issue({ days: -1 }), /venceu em \d\d\/\d\d\/\d{4}/, /data deste computador/],
    [
      'it is for another name',
      company.issue({ subjectAltName: 'DNS:bimer.empresa.local,IP:10.0.0.5' }),
      /vale para bimer\.empresa\.local, 10\.0\.0\.5/,
      /nome que está no certificado/,
    ],
  ])('%s', async (_, tls, message, action) => {
    const { url, paths } = await serve(tls);
    await expect(post(url, trusting())).rejects.toMatchObject({
      code: 'insecure-connection',
      mayHaveArrived: false,
      message: expect.stringMatching(message) as string,
      action: expect.stringMatching(action) as string,
    });
    expect(paths).toEqual([]);
  });

  it.each([
    ['no file', join(folder, 'nada.pem'), /nada\.pem não pôde ser lido \(ENOENT\)/],
    ['no certificate', fileWith('texto.pem', 'olá'), /texto\.pem não contém um certificado/],
    ['far too large', fileWith('grande.pem', Buffer.alloc(1024 * 1024 + 1)), /grande\.pem é grande demais/],
  ])('the company’s file is %s: the connection fails and says that, too', async (_, caFile, words) => {
    const { url } = await serve();
    await expect(post(url, trusting(caFile))).rejects.toMatchObject({
      code: 'insecure-connection',
      message: expect.stringMatching(words) as string,
    });
  });
});

it('a file that is put right counts within a minute, without a restart', async () => {
  let now = 0;
  const path = fileWith('depois.pem', '');
  const network = networkWith({ settings: { caFile: path }, now: () => now });
  const { url } = await serve();
  await expect(post(url, network)).rejects.toMatchObject({ code: 'insecure-connection' });
  writeFileSync(path, company.cert);
  now += 60_000;
  expect(await post(url, network)).toMatchObject({ status: 200 });
});
