import { afterEach, describe, expect, it } from 'vitest';
import type { AuthStyle } from '../../../common/settings/settings';
import { sendJson, startRawServer } from '../../support/raw-server';
import { signInCount, startBimer, startRawBimer, type BimerSetUp } from './set-up';

let setUp: BimerSetUp;
afterEach(() => setUp.sandbox.close());

const styles: AuthStyle[] = ['oauth', 'jwt', 'jwt-api'];

describe.each(styles)('signing in with %s', (authStyle) => {
  it('works and keeps to the documented wire', async () => {
    setUp = await startBimer({ authStyle });
    await setUp.api.checkSignIn();
    expect(await setUp.api.customerByCode(setUp.seed.customer.Codigo)).not.toBeNull();
    expect(await signInCount(setUp.client)).toBe(1);
    expect(await setUp.client.violations()).toEqual([]);
  });

  it('says that the password is wrong', async () => {
    setUp = await startBimer({ authStyle });
    setUp.connection.password = 'errada';
    await expect(setUp.api.checkSignIn()).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(setUp.api.customerByCode('00263')).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('is not tried again by itself with a password that was refused: only when asked, or with another one', async () => {
    setUp = await startBimer({ authStyle });
    const { api, client, connection } = setUp;
    const right = connection.password;
    const call = () => api.customerByCode(setUp.seed.customer.Codigo);
    connection.password = 'errada';
    for (let count = 0; count < 5; count += 1)
      await expect(call()).rejects.toMatchObject({
        code: 'unauthorized',
        message: expect.stringContaining('não tenta entrar de novo sozinho') as string,
      });
    expect(await signInCount(client)).toBe(1);
    api.trySignInAgain();
    await expect(call()).rejects.toMatchObject({ code: 'unauthorized' });
    await expect(call()).rejects.toMatchObject({ code: 'unauthorized' });
    expect(await signInCount(client)).toBe(2);
    connection.password = right;
    expect(await call()).not.toBeNull();
    expect(await signInCount(client)).toBe(3);
  });

  it('is tried again by itself when the server was only out of order', async () => {
    setUp = await startBimer({ authStyle });
    const { api, client } = setUp;
    await client.setFault({ service: 'bimer', kind: 'status', status: 503, method: 'POST' });
    const call = () => api.customerByCode(setUp.seed.customer.Codigo);
    await expect(call()).rejects.toMatchObject({ code: 'server-error' });
    expect(await call()).not.toBeNull();
  });

  it('signs in once for 20 calls at a time', async () => {
    setUp = await startBimer({ authStyle });
    await setUp.client.setFault({ service: 'bimer', kind: 'delay', delayMs: 100, method: 'POST' });
    const calls = Array.from({ length: 20 }, () => setUp.api.customerByCode(setUp.seed.customer.Codigo));
    expect((await Promise.all(calls)).every((customer) => customer !== null)).toBe(true);
    expect(await signInCount(setUp.client)).toBe(1);
  });

  it('signs in once when 20 calls find their token dead', async () => {
    setUp = await startBimer({ authStyle });
    await setUp.api.checkSignIn();
    await setUp.client.expireTokens({ refreshTokens: true });
    const calls = Array.from({ length: 20 }, () => setUp.api.customerByCode(setUp.seed.customer.Codigo));
    expect((await Promise.all(calls)).every((customer) => customer !== null)).toBe(true);
    expect(await signInCount(setUp.client)).toBe(2);
  });

  it.each(['relative', 'absolute'] as const)('renews before the token expires (%s)', async (expiresIn) => {
    let now = Date.now();
    setUp = await startBimer({ authStyle, now: () => now }, () => now);
    await setUp.client.changeBimerSettings({ expiresIn, tokenLifetimeSeconds: 600 });
    const call = () => setUp.api.customerByCode(setUp.seed.customer.Codigo);
    await call();
    now += 500_000;
    await call();
    expect(await signInCount(setUp.client)).toBe(1);
    now += 50_000;
    await call();
    expect(await signInCount(setUp.client)).toBe(2);
    const statuses = (await setUp.client.requests()).map(({ status }) => status);
    expect(statuses).not.toContain(401);
  });

  it('signs in when the renewal is refused', async () => {
    let now = Date.now();
    setUp = await startBimer({ authStyle, now: () => now }, () => now);
    await setUp.api.checkSignIn();
    await setUp.client.expireTokens({ refreshTokens: true });
    now += 24 * 3_600_000;
    expect(await setUp.api.customerByCode(setUp.seed.customer.Codigo)).not.toBeNull();
  });
});

describe('the session', () => {
  it('survives useless lifetimes', async () => {
    setUp = await startBimer();
    await setUp.client.changeBimerSettings({ expiresIn: 'zero' });
    for (let i = 0; i < 3; i += 1) await setUp.api.customerByCode(setUp.seed.customer.Codigo);
    expect(await signInCount(setUp.client)).toBe(1);
  });

  it('gives up after one repeat', async () => {
    setUp = await startBimer();
    await setUp.client.setFault({ service: 'bimer', kind: 'expired-token', method: 'GET', times: 10 });
    await expect(setUp.api.customerByCode('00263')).rejects.toMatchObject({ code: 'unauthorized' });
    const calls = (await setUp.client.requests()).filter(({ method }) => method === 'GET');
    expect(calls).toHaveLength(2);
  });

  it('is not thrown away for a late refusal of the token before', async () => {
    setUp = await startBimer();
    let signIns = 0;
    const server = await startRawServer((request, response) => {
      const isSlow = request.url?.endsWith('slow') === true;
      if (request.method === 'POST') sendJson(response, { accessToken: `t${(signIns += 1)}`, expiresIn: 3600 });
      else if (request.headers.authorization !== 'Bearer t1') sendJson(response, []);
      else setTimeout(() => { response.writeHead(401).end(); }, isSlow ? 200 : 0); // prettier-ignore
    });
    setUp.connection.baseUrl = server.url;
    await setUp.api.checkSignIn();
    await Promise.all([setUp.api.customerByCode('quick'), setUp.api.customerByCode('slow')]);
    expect(signIns).toBe(2);
    await server.close();
  });

  it('belongs to the settings that it was made with', async () => {
    setUp = await startBimer();
    await setUp.api.checkSignIn();
    setUp.connection.password = 'outra';
    await expect(setUp.api.customerByCode('00263')).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('tells a missing module from a wrong password', async () => {
    setUp = await startBimer();
    await setUp.client.changeBimerSettings({ hasApiModule: false });
    await expect(setUp.api.customerByCode('00263')).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('tells a style that the server does not know', async () => {
    setUp = await startBimer({ authStyle: 'jwt' });
    setUp.connection.authStyle = 'oauth';
    await expect(setUp.api.checkSignIn()).rejects.toMatchObject({ code: 'invalid-response' });
  });

  it.each([
    [
      { error: 'invalid_grant', error_description: 'Senha expirada' },
      'unauthorized',
      'HTTP 200: Senha expirada',
    ],
    [
      { Erros: [{ ErrorMessage: 'Usuário inválido' }], ListaObjetos: [] },
      'unauthorized',
      'HTTP 200: Usuário inválido',
    ],
    [{ algo: 1 }, 'invalid-response', 'no token in the answer'],
  ])('takes a refusal in a success for a refusal: %j', async (body, code, detail) => {
    setUp = await startBimer();
    await setUp.client.setFault({
      service: 'bimer',
      kind: 'status',
      route: '/oauth/token',
      status: 200,
      body,
    });
    await expect(setUp.api.checkSignIn()).rejects.toMatchObject({ code, detail });
  });

  it.each([
    ['baseUrl', '', 'not-configured'],
    ['username', '', 'not-configured'],
    ['password', '', 'not-configured'],
    ['baseUrl', 'http://bimer.example.com', 'insecure-connection'],
    ['baseUrl', 'http://127.0.0.1:1', 'network-unreachable'],
  ])('refuses %s = %j', async (key, value, code) => {
    setUp = await startBimer();
    Object.assign(setUp.connection, { [key]: value });
    await expect(setUp.api.checkSignIn()).rejects.toMatchObject({ code });
    expect(await setUp.client.requests()).toEqual([]);
  });

  it('takes no token that could break out of a header', async () => {
    setUp = await startBimer();
    const { api, server, connection } = await startRawBimer((_, response) => {
      response.end('{"accessToken":"a\\r\\nX-Evil: 1"}');
    });
    connection.authStyle = 'jwt-api';
    await expect(api.checkSignIn()).rejects.toMatchObject({ code: 'invalid-response' });
    await server.close();
  });
});
