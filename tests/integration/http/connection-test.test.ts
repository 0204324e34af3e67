import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../../common/settings/settings';
import { GotBimerApi } from '../../../main/adapters/bimer/bimer-api';
import { GotKarooApi } from '../../../main/adapters/karoo/karoo-api';
import { ConnectionTester } from '../../../main/services/settings/connection-tester';
import { SettingsService } from '../../../main/services/settings/settings-service';
import { Authority } from '../../support/certificates';
import {
  InMemorySecretStore,
  InMemorySettingsStore,
  RecordingLogger,
  noPolicy,
} from '../../support/fakes/in-memory-stores';
import { startProxy } from '../../support/proxy-server';
import { sendJson, startRawServer, type RawHandler } from '../../support/raw-server';
import { startTlsServer } from '../../support/tls-server';
import { quickTimeouts } from '../bimer/set-up';
import { networkWith } from './set-up';

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  closing = [];
});

/** Tries a service as the settings window does, with values that are not saved. */
function tryOut(service: 'karoo' | 'bimer', baseUrl: string, values: Partial<Settings> = {}) {
  const settings = new SettingsService({
    store: new InMemorySettingsStore(),
    secrets: new InMemorySecretStore(),
    policy: noPolicy,
  });
  const logger = new RecordingLogger();
  const shared = { logger, timeouts: quickTimeouts };
  const tester = new ConnectionTester({
    settings,
    createKaroo: (connection, by) =>
      new GotKarooApi({ connection: () => connection, network: networkWith({ settings: by }), ...shared }),
    createBimer: (connection, by) =>
      new GotBimerApi({ connection: () => connection, network: networkWith({ settings: by }), ...shared }),
  });
  return tester.test(service, {
    values: {
      [`${service}.baseUrl`]: baseUrl,
      'bimer.authStyle': 'jwt',
      'bimer.username': 'ana',
      ...values,
    },
    secrets: { 'karoo.token': 't', 'bimer.password': 'x' },
  });
}

async function serverThat(handler: RawHandler): Promise<string> {
  const server = await startRawServer(handler);
  closing.push(() => server.close());
  return server.url;
}

const status = (code: number, body: unknown = {}): RawHandler => {
  return (_, response) => {
    sendJson(response, body, code);
  };
};
const html: RawHandler = (_, response) => response.end('<html>Entre na rede</html>');
const redirect: RawHandler = (_, response) =>
  response.writeHead(302, { location: 'https://portal.example' }).end();
/** Signs everybody in; what else it is asked goes to `handler`. */
const signedInThen = (handler: RawHandler): RawHandler => {
  return (request, response) => {
    if (request.url === '/auth/token') sendJson(response, { accessToken: 'abc', expiresIn: 60 });
    else handler(request, response);
  };
};

describe('the test of a connection tells apart', () => {
  it.each<[string, 'karoo' | 'bimer', RawHandler, RegExp, RegExp]>([
    ['a refused token', 'karoo', status(401), /O Karoo recusou o token/, /token válido/],
    ['a missing permission', 'karoo', status(403), /não dá ao agente permissão/, /administrador/],
    ['a missing route', 'karoo', status(404), /não conhece o caminho chamado \(HTTP 404\)/, /karoo\.routes/],
    ['something else than a Karoo', 'karoo', html, /não como um Karoo/, /outro programa/],
    ['a page that leads away', 'karoo', redirect, /outro endereço \(HTTP 302\)/, /redes de visitantes/],
    ['a proxy in the way', 'karoo', status(407), /proxy no caminho pede usuário e senha/, /NTLM/],
    ['a wrong password', 'bimer', status(400, { error_description: 'inválido' }), /recusou o usuário ou a senha/, /Confira/],
    ['a user who may not sign in', 'bimer', status(403), /não tem permissão/, /Bimer API/],
    ['a sign-in route that is missing', 'bimer', status(404), /não conhece esta forma de entrada/, /forma de entrada/],
    ['something else than a Bimer', 'bimer', html, /não como um Bimer/, /outro programa/],
    ['a module that is missing', 'bimer', signedInThen(status(403)), /aceitou o usuário e a senha.*“Bimer API”/, /libere o módulo/],
    ['an API route that is missing', 'bimer', signedInThen(status(404)), /não conhece o caminho chamado/, /bimer\.routes/],
    ['an API that is none', 'bimer', signedInThen(html), /não como um Bimer/, /outro programa/],
    ['an inner error', 'bimer', signedInThen(status(500)), /erro interno/, /TI/],
  ])('%s (%s)', async (_, service, handler, message, action) => {
    expect(await tryOut(service, await serverThat(handler))).toEqual({
      service,
      isOk: false,
      message: expect.stringMatching(message) as string,
      action: expect.stringMatching(action) as string,
    });
  }); // prettier-ignore

  it.each([
    ['a name that does not exist', 'https://bimer.invalid', /“bimer\.invalid” não foi encontrado/],
    ['a port where nobody listens', 'http://127.0.0.1:1', /recusou a conexão/],
  ])('%s', async (_, url, message) => {
    expect(await tryOut('bimer', url)).toMatchObject({
      isOk: false,
      message: expect.stringMatching(message) as string,
    });
  });

  it('a certificate, a server without https, a proxy that is off, asks or forbids', async () => {
    const secure = await startTlsServer(Authority.create('CA Estranha').issue());
    const asking = await startProxy({ credentials: 'ana:x' });
    const forbidding = await startProxy({ status: 403 });
    closing.push(
      () => secure.close(),
      () => asking.close(),
      () => forbidding.close(),
    );
    const plain = await serverThat(html);
    const messageOf = async (url: string, proxy = 'none') =>
      (await tryOut('bimer', url, { 'network.proxy': proxy })).message;
    expect(await messageOf(secure.url)).toMatch(/“localhost”, emitido por “CA Estranha”/);
    expect(await messageOf(plain.replace('http:', 'https:'))).toMatch(/não respondeu como um servidor https/);
    const far = 'https://bimer.invalid';
    expect(await messageOf(far, 'http://127.0.0.1:1')).toMatch(/alcançar o proxy “127\.0\.0\.1:1”/);
    expect(await messageOf(far, asking.url)).toMatch(/proxy .* pede usuário e senha/);
    expect(await messageOf(far, forbidding.url)).toMatch(/não permite a conexão com “bimer\.invalid”/);
  });

  it('a Bimer that is well, also where it has no such customer', async () => {
    const url = await serverThat(
      signedInThen(status(400, { Erros: [{ ErrorCode: 'C01', ErrorMessage: 'Nada' }] })),
    );
    expect(await tryOut('bimer', url)).toMatchObject({ isOk: true, message: 'Conectado ao Bimer como ana.' });
  });
});
