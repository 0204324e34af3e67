import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '../../../main/adapters/http/network';
import type { Resolve } from '../../../main/adapters/http/private-lookup';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { GotKarooApi } from '../../../main/adapters/karoo/karoo-api';
import { Authority } from '../../support/certificates';
import { RecordingLogger } from '../../support/fakes/in-memory-stores';
import { startProxy, type ProxyOptions, type TestProxy } from '../../support/proxy-server';
import { sendJson, startRawServer } from '../../support/raw-server';
import { startTlsServer, type TlsServer } from '../../support/tls-server';
import { quickTimeouts } from '../bimer/set-up';
import { listen } from '../karoo/set-up';
import { networkWith } from './set-up';

const company = Authority.create();
/** Known to the proxy only: this computer cannot resolve it. */
const name = 'servidor.invalid';
const certificate = company.issue({ name, subjectAltName: `DNS:${name}` });
const folder = mkdtempSync(join(tmpdir(), 'kbc-proxy-'));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, company.cert);
afterAll(() => { rmSync(folder, { recursive: true }); }); // prettier-ignore

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function proxyThat(options: ProxyOptions = {}): Promise<TestProxy> {
  const proxy = await startProxy(options);
  closing.push(() => proxy.close());
  return proxy;
}

let server: TlsServer;
let address: string;
beforeEach(async () => {
  closing = [];
  server = await startTlsServer(certificate, (request, response) => {
    if (request.url !== '/v1/eventos') response.end('{}');
    else {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      setTimeout(() => response.write('id: 1\nevent: x\ndata: {}\n\n'), 20);
    }
  });
  closing.push(() => server.close());
  address = `https://${name}:${server.port}`;
});

function post(url: string, network: Network) {
  return sendRequest({ method: 'POST', url, json: { senha: 'x' } }, { timeouts: quickTimeouts, network });
}

const failsWith = (message: RegExp, action: RegExp = /./) => ({
  code: 'network-unreachable',
  mayHaveArrived: false,
  message: expect.stringMatching(message) as string,
  action: expect.stringMatching(action) as string,
});

describe('a proxy by its address', () => {
  it('carries calls to names that it alone knows, with the company’s authority', async () => {
    const proxy = await proxyThat();
    const network = networkWith({ settings: { proxy: proxy.url, caFile } });
    expect(await post(address, network)).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toEqual([`${name}:${server.port}`]);
    expect(proxy.plainRequests).toEqual([]);
  });

  it('carries the event stream', async () => {
    const proxy = await proxyThat();
    const karoo = new GotKarooApi({
      connection: () => ({ baseUrl: address, token: 't', routes: {} }),
      network: networkWith({ settings: { proxy: proxy.url, caFile } }),
      logger: new RecordingLogger(),
      timeouts: quickTimeouts,
    });
    const stream = listen(karoo);
    await stream.received(1);
    expect(proxy.tunnels).toHaveLength(1);
    stream.abort();
    await stream.ended;
  });

  it('may speak TLS itself', async () => {
    const proxy = await proxyThat({ tls: company.issue() });
    const network = networkWith({ settings: { proxy: proxy.url, caFile } });
    expect(await post(address, network)).toMatchObject({ status: 200 });
  });

  it('gets user and password, with any characters, and nobody else does', async () => {
    const proxy = await proxyThat({ credentials: 'empresa\\ana:p@ss%20:ç' });
    const settings = { proxy: proxy.url, caFile, proxyUser: 'empresa\\ana', proxyPassword: 'p@ss%20:ç' };
    expect(await post(address, networkWith({ settings }))).toMatchObject({ status: 200 });
    const bySystem = networkWith({
      settings: { ...settings, proxy: 'system' },
      systemProxy: { resolve: () => Promise.resolve(`PROXY ${new URL(proxy.url).host}`) },
    });
    await expect(post(address, bySystem)).rejects.toMatchObject(failsWith(/pede usuário e senha/));
  });

  it('is not used for this computer, nor where none is wanted', async () => {
    const proxy = await proxyThat();
    const local = await startRawServer((_, response) => { sendJson(response, {}); }); // prettier-ignore
    closing.push(() => local.close());
    const network = networkWith({ settings: { proxy: proxy.url } });
    for (const host of ['127.0.0.1', 'localhost', '127.0.0.1'])
      expect(await post(local.url.replace('127.0.0.1', host), network)).toMatchObject({ status: 200 });
    const none = networkWith({
      settings: { proxy: 'none' },
      systemProxy: { resolve: () => Promise.resolve(`PROXY ${new URL(proxy.url).host}`) },
    });
    await expect(post(address, none)).rejects.toMatchObject(failsWith(/não foi encontrado/));
    expect(proxy.tunnels).toEqual([]);
  });
});

describe('what is said of a proxy that gives no way', () => {
  it.each<[string, ProxyOptions, RegExp, RegExp]>([
    ['asks who one is', { credentials: 'ana:x' }, /pede usuário e senha/, /Basic.*NTLM e Kerberos.*não funcionam/],
    ['forbids the server', { status: 403 }, /não permite a conexão com “servidor\.invalid” \(HTTP 403\)/, /libere/],
    ['does not get there either', { status: 502 }, /não conseguiu chegar a “servidor\.invalid” \(HTTP 502\)/, /endereço/],
  ])('%s', async (_, options, message, action) => {
    const proxy = await proxyThat(options);
    const failure = post(address, networkWith({ settings: { proxy: proxy.url, caFile } }));
    await expect(failure).rejects.toMatchObject(failsWith(message, action));
    expect(server.paths).toEqual([]);
  }); // prettier-ignore

  it('refuses the user, and the password is in no error', async () => {
    const proxy = await proxyThat({ credentials: 'ana:certa' });
    const settings = { proxy: proxy.url, proxyUser: 'ana', proxyPassword: 'segredo-errado', caFile };
    const error: unknown = await post(address, networkWith({ settings })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(failsWith(/recusou o usuário e a senha/, /NTLM/));
    const secrets = ['segredo-errado', Buffer.from('ana:segredo-errado').toString('base64')];
    for (let cause = error; cause instanceof Error; cause = cause.cause)
      for (const secret of secrets) expect(`${cause.message}${cause.stack ?? ''}`).not.toContain(secret);
  });

  it.each([
    ['is off', 'http://127.0.0.1:1'],
    ['has no such name', 'http://proxy.invalid:8080'],
  ])('%s', async (_, proxy) => {
    const failure = post(address, networkWith({ settings: { proxy, caFile } }));
    await expect(failure).rejects.toMatchObject(
      failsWith(/alcançar o proxy “(127\.0\.0\.1:1|proxy\.invalid:8080)”/),
    );
  });

  it('says nothing: it is given up', async () => {
    const proxy = await proxyThat({ isSilent: true });
    const failure = post(address, networkWith({ settings: { proxy: proxy.url, caFile } }));
    await expect(failure).rejects.toMatchObject(failsWith(/alcançar o proxy/));
  });

  it('shows a certificate that nobody vouches for', async () => {
    const proxy = await proxyThat({ tls: Authority.create('Outra').issue() });
    const failure = post(address, networkWith({ settings: { proxy: proxy.url, caFile } }));
    await expect(failure).rejects.toMatchObject({ code: 'network-unreachable', message: expect.stringMatching(/certificado/) as string }); // prettier-ignore
  });

  it('leads to a server whose certificate is refused: that one is named', async () => {
    const proxy = await proxyThat();
    await expect(post(address, networkWith({ settings: { proxy: proxy.url } }))).rejects.toMatchObject({
      code: 'insecure-connection',
      mayHaveArrived: false,
      message: expect.stringMatching(/“servidor\.invalid”, emitido por “CA da Empresa”/) as string,
    });
  });
});

describe('the proxy that the system names', () => {
  const hostOf = ({ url }: TestProxy) => new URL(url).host;

  it('is asked for by the server’s address alone, and again after half a minute', async () => {
    const [office, home] = [await proxyThat(), await proxyThat()];
    let now = 0;
    let answer = `PROXY ${hostOf(office)}`;
    const asked: string[] = [];
    const network = networkWith({
      settings: { caFile },
      now: () => now,
      systemProxy: {
        resolve: (url) => {
          asked.push(url);
          return Promise.resolve(answer);
        },
      },
    });
    await post(`${address}/api?token=x`, network);
    answer = `PROXY ${hostOf(home)}`;
    await post(address, network);
    expect([office.tunnels.length, home.tunnels.length]).toEqual([2, 0]);
    now += 30_000;
    await post(address, network);
    expect([office.tunnels.length, home.tunnels.length]).toEqual([2, 1]);
    expect(asked).toEqual([`${address}/`, `${address}/`]);
  });

  it('is passed over for the next one while it cannot be reached', async () => {
    const second = await proxyThat();
    let now = 0;
    const network = networkWith({
      settings: { caFile },
      now: () => now,
      systemProxy: { resolve: () => Promise.resolve(`PROXY 127.0.0.1:1; PROXY ${hostOf(second)}`) },
    });
    await expect(post(address, network)).rejects.toMatchObject(failsWith(/alcançar o proxy/));
    expect(await post(address, network)).toMatchObject({ status: 200 });
    now += 60_000;
    await expect(post(address, network)).rejects.toMatchObject(failsWith(/alcançar o proxy/));
  });

  it('is none where the system cannot say', async () => {
    const network = networkWith({ systemProxy: { resolve: () => Promise.reject(new Error('PAC')) } });
    await expect(post(address, network)).rejects.toMatchObject(failsWith(/não foi encontrado/));
  });

  it('is of a kind that cannot be used', async () => {
    const network = networkWith({ systemProxy: { resolve: () => Promise.resolve('SOCKS5 10.0.0.1:1080') } });
    await expect(post(address, network)).rejects.toMatchObject(failsWith(/SOCKS5 10\.0\.0\.1:1080/));
  });

  it('may not take longer to find than a connection may take', async () => {
    const network = networkWith({ systemProxy: { resolve: () => new Promise(() => undefined) } });
    await expect(post(address, network)).rejects.toMatchObject({ code: 'timeout', mayHaveArrived: false });
  });
});

describe('plain http through a proxy', () => {
  const at = (address: string): Resolve => {
    return (_, __, callback) => {
      callback(null, [{ address, family: 4 }]);
    };
  };

  it.each<[string, string, Resolve | undefined, RegExp]>([
    ['a name that only the proxy knows', 'bimer', undefined, /não sabe onde fica “bimer”, só o proxy/],
    ['a name with a public address', 'bimer', at('203.0.113.7'), /leva a 203\.0\.113\.7/],
  ])('sends nothing to %s', async (_, host, resolve, message) => {
    const proxy = await proxyThat();
    const network = networkWith({ settings: { proxy: proxy.url }, ...(resolve && { resolve }) });
    await expect(post(`http://${host}:${server.port}`, network)).rejects.toMatchObject({
      code: 'insecure-connection',
      mayHaveArrived: false,
      message: expect.stringMatching(message) as string,
    });
    expect(proxy.tunnels).toEqual([]);
  });

  it.each([
    ['10.0.0.5', undefined],
    ['bimer', at('10.0.0.5')],
  ])('reaches the private %s in a tunnel', async (host, resolve) => {
    const proxy = await proxyThat();
    const plain = await startRawServer((_, response) => { sendJson(response, {}); }); // prettier-ignore
    closing.push(() => plain.close());
    const network = networkWith({ settings: { proxy: proxy.url }, ...(resolve && { resolve }) });
    const { port } = new URL(plain.url);
    expect(await post(`http://${host}:${port}`, network)).toMatchObject({ status: 200 });
    expect(proxy.tunnels).toEqual([`${host}:${port}`]);
  });
});
