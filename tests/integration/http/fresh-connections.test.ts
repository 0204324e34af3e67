import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { GotBimerApi } from '../../../main/adapters/bimer/bimer-api';
import type { Network } from '../../../main/adapters/http/network';
import { sendRequest } from '../../../main/adapters/http/send-request';
import { Authority } from '../../support/certificates';
import { RecordingLogger } from '../../support/fakes/in-memory-stores';
import { startProxy } from '../../support/proxy-server';
import { sendJson, startRawServer } from '../../support/raw-server';
import { startTlsServer } from '../../support/tls-server';
import { quickTimeouts, registrationFor, startBimer } from '../bimer/set-up';
import { networkWith } from './set-up';

const company = Authority.create();
const folder = mkdtempSync(join(tmpdir(), 'kbc-connections-'));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, company.cert);
afterAll(() => { rmSync(folder, { recursive: true }); }); // prettier-ignore

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Which connection each request came over, counted from 1 in the order in which they were first used. */
class Connections {
  readonly used: string[] = [];
  readonly #sockets: unknown[] = [];

  readonly note = (request: IncomingMessage) => {
    if (!this.#sockets.includes(request.socket)) this.#sockets.push(request.socket);
    this.used.push(`${request.method ?? ''} ${String(this.#sockets.indexOf(request.socket) + 1)}`);
  };

  readonly answer = (request: IncomingMessage, response: ServerResponse) => {
    this.note(request);
    sendJson(response, {});
  };
}

const ways: [string, (connections: Connections) => Promise<{ url: string; network: Network }>][] = [
  [
    'without TLS',
    async ({ answer }) => {
      const server = await startRawServer(answer);
      closing.push(() => server.close());
      return { url: server.url, network: networkWith() };
    },
  ],
  [
    'with TLS',
    async ({ answer }) => {
      const server = await startTlsServer(company.issue(), answer);
      closing.push(() => server.close());
      return { url: server.url, network: networkWith({ settings: { caFile } }) };
    },
  ],
  [
    'through a proxy',
    async ({ answer }) => {
      const [server, proxy] = await Promise.all([startTlsServer(company.issue(), answer), startProxy()]);
      closing.push(
        () => server.close(),
        () => proxy.close(),
      );
      return { url: server.url, network: networkWith({ settings: { caFile, proxy: proxy.url } }) };
    },
  ],
];

describe.each(ways)('%s', (_way, start) => {
  it('a POST has a connection of its own, while questions share one', async () => {
    const connections = new Connections();
    const { url, network } = await start(connections);
    const carriage = { timeouts: quickTimeouts, network };
    for (const method of ['GET', 'GET', 'POST', 'POST', 'GET', 'POST'] as const)
      await sendRequest({ method, url, ...(method === 'POST' && { json: {} }) }, carriage);
    expect(connections.used).toEqual(['GET 1', 'GET 1', 'POST 2', 'POST 3', 'GET 1', 'POST 4']);
  });
});

it('no registration is sent over a connection that anything else was sent over', async () => {
  const { seed, sandbox } = await startBimer();
  closing.push(() => sandbox.close());
  const connections = new Connections();
  const server = await startRawServer((request, response) => {
    connections.note(request);
    if (request.url === '/auth/token') sendJson(response, { accessToken: 'abc', expiresIn: 3600 });
    else sendJson(response, { ListaObjetos: [{ Identificador: 'A1', Numero: '7' }] });
  });
  closing.push(() => server.close());
  const api = new GotBimerApi({
    connection: () => ({
      baseUrl: server.url, authStyle: 'jwt', clientId: '', clientSecret: '', username: 'ana', password: 'x',
      routes: {}, maxListItems: 2_000,
    }), // prettier-ignore
    logger: new RecordingLogger(),
    timeouts: quickTimeouts,
  });
  await api.findByKey('karoo:c1:a1:1:abcd1234', null);
  for (const processNumber of [null, null, '5'])
    expect(await api.submit(registrationFor(seed), processNumber)).toMatchObject({ kind: 'stored' });
  const isPost = server.requests.map(({ method, path }) => method === 'POST' && path.startsWith('/api/'));
  const connectionOf = connections.used.map((used) => used.split(' ')[1]);
  const posts = connectionOf.filter((_, index) => isPost[index]);
  expect(posts).toHaveLength(3);
  for (const connection of posts) expect(connectionOf.filter((one) => one === connection)).toHaveLength(1);
});
