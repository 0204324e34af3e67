import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maxAnswerBytes } from '../../../main/adapters/http/send-request';
import type { RawHandler } from '../../support/raw-server';
import { sendJson } from '../../support/raw-server';
import { startKaroo, startRawKaroo } from './set-up';

/** That of the sandbox. */
const accountId = 'cta-1001';

describe('calls to Karoo', () => {
  let setUp: Awaited<ReturnType<typeof startKaroo>>;
  beforeAll(async () => {
    setUp = await startKaroo({ maxCatchUpPage: 3 });
  });
  beforeEach(() => setUp.client.reset());
  afterAll(async () => {
    expect(await setUp.client.violations()).toEqual([]);
    await setUp.sandbox.close();
  });

  it('knows who it is', async () => {
    const { account, agent } = await setUp.api.account();
    expect(account).toMatchObject({ isIntegratedWithBimer: true, timeZone: 'America/Sao_Paulo' });
    expect(agent.bimerLogin).toBe((await setUp.client.seedData()).agent.login);
    await setUp.client.changeAccount({ integracaoBimer: false });
    expect((await setUp.api.account()).account.isIntegratedWithBimer).toBe(false);
  });

  it('reads all finished attendances, page by page, whatever the size of the pages', async () => {
    const finished = [];
    for (let i = 0; i < 8; i += 1) finished.push(await setUp.client.finishAttendance({ emit: false }));
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof setUp.api.finishedAttendances>> =
        await setUp.api.finishedAttendances({ accountId, since: null, cursor, limit: 50 });
      ids.push(...page.attendances.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids.sort()).toEqual(finished.map(({ id }) => `cta-1001/${id}`).sort());
    const none = await setUp.api.finishedAttendances({
      accountId,
      since: '2099-01-01T00:00:00Z',
      cursor: null,
      limit: 50,
    });
    expect(none).toMatchObject({ attendances: [], unreadable: [], nextCursor: null });
  });

  it('tells Karoo’s time, as far as Karoo does', async () => {
    const list = { accountId, since: null, cursor: null, limit: 5 };
    await setUp.client.changeKarooSettings({ clockAheadMs: 7_200_000 });
    for (const { answeredAt } of [await setUp.api.account(), await setUp.api.finishedAttendances(list)]) {
      expect(Math.abs((answeredAt ?? 0) - Date.now() - 7_200_000)).toBeLessThan(5_000);
    }
    await setUp.client.changeKarooSettings({ tellsTime: false });
    expect((await setUp.api.account()).answeredAt).toBeNull();
    expect((await setUp.api.finishedAttendances(list)).answeredAt).toBeNull();
  });

  it('reads one attendance alone', async () => {
    const { id, numero } = await setUp.client.finishAttendance();
    const attendance = await setUp.api.attendance(`cta-1001/${id}`);
    expect(attendance).toMatchObject({ id: `cta-1001/${id}`, number: numero, isIntegrated: false });
    await setUp.client.integrateElsewhere(id, '7');
    expect((await setUp.api.attendance(`cta-1001/${id}`)).isIntegrated).toBe(true);
    await expect(setUp.api.attendance('cta-1001/nao-existe')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('reads a conversation', async () => {
    const finished = await setUp.client.finishAttendance({ messageCount: 12 });
    const { attendance, messages } = await setUp.api.conversation(`cta-1001/${finished.id}`);
    expect(attendance).toMatchObject({ id: `cta-1001/${finished.id}`, number: finished.numero, accountId });
    expect(messages).toHaveLength(12);
    expect(messages.map(({ text }) => text)).toEqual(finished.mensagens.map(({ texto }) => texto ?? ''));
  });

  it('reads a conversation that is larger than any other answer may be', async () => {
    const finished = await setUp.client.finishAttendance({ messageCount: 60_000 });
    expect(JSON.stringify(finished).length).toBeGreaterThan(maxAnswerBytes);
    const { messages, isCut } = await setUp.api.conversation(`cta-1001/${finished.id}`);
    expect(isCut).toBeUndefined();
    expect(messages.map(({ id }) => id)).toEqual(finished.mensagens.map(({ id }) => id));
  });

  it('marks once, however often it says so', async () => {
    const { id } = await setUp.client.finishAttendance();
    const mark = {
      key: `karoo:c:${id}:1:abcd1234`,
      processNumber: '77',
      bimerId: '00A0000001',
      isConcluded: true,
    };
    await setUp.api.markIntegrated(`cta-1001/${id}`, mark);
    await setUp.api.markIntegrated(`cta-1001/${id}`, mark);
    expect((await setUp.client.registrations()).integrations).toHaveLength(1);
  });

  it.each([
    [{ status: 401 }, 'unauthorized'],
    [{ status: 403 }, 'forbidden'],
    [{ status: 404 }, 'invalid-response'],
    [{ status: 422 }, 'invalid-request'],
    [{ status: 429, headers: { 'retry-after': '9' } }, 'rate-limited'],
    [{ status: 500 }, 'server-error'],
    [{ status: 503, body: '<html>' }, 'server-error'],
    [{ status: 302, headers: { location: '/elsewhere' } }, 'invalid-response'],
    [{ status: 200, body: '<html>' }, 'invalid-response'],
    [{ status: 200, body: '[]' }, 'invalid-response'],
  ])('takes %j for %s', async (answer, code) => {
    await setUp.client.setFault({ service: 'karoo', kind: 'status', times: 2, ...answer });
    await expect(setUp.api.account()).rejects.toMatchObject({ code });
    await expect(
      setUp.api.finishedAttendances({ accountId, since: null, cursor: null, limit: 5 }),
    ).rejects.toMatchObject({ code });
  });

  it('neither reads nor marks an attendance of another account, even where the identifiers are the same', async () => {
    const { id } = await setUp.client.finishAttendance();
    const foreign = `cta-2/${id}`;
    const mark = { key: 'karoo:c:1', processNumber: '77', bimerId: '00A0000001', isConcluded: true };
    await expect(setUp.api.conversation(foreign)).rejects.toMatchObject({ code: 'other-account' });
    await expect(setUp.api.markIntegrated(foreign, mark)).rejects.toMatchObject({ code: 'other-account' });
    expect((await setUp.client.registrations()).integrations).toEqual([]);

    const { token } = setUp.connection;
    setUp.connection.token = 'token-da-outra-conta';
    await setUp.client.setKarooToken(setUp.connection.token);
    await setUp.client.changeAccount({ id: 'cta-2' });
    expect((await setUp.api.conversation(foreign)).attendance.id).toBe(foreign);
    await expect(setUp.api.conversation(`cta-1001/${id}`)).rejects.toMatchObject({ code: 'other-account' });
    setUp.connection.token = token;
  });

  it('tells an attendance that is gone from a server that is no Karoo', async () => {
    await expect(setUp.api.conversation('cta-1001/nao-existe')).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await setUp.client.finishAttendance();
    await setUp.client.setFault({ service: 'karoo', kind: 'status', status: 404, body: '<html>' });
    await expect(setUp.api.conversation(`cta-1001/${id}`)).rejects.toMatchObject({
      code: 'invalid-response',
    });
  });

  it('keeps what Karoo says as detail', async () => {
    await setUp.client.setFault({
      service: 'karoo',
      kind: 'status',
      status: 500,
      body: { erro: { mensagem: 'Ai\u0000\nai' } },
    });
    await expect(setUp.api.account()).rejects.toMatchObject({ detail: 'HTTP 500: Ai ai' });
  });

  it.each([
    ['drop-before-store', 'network-unreachable'],
    ['half-body', 'network-unreachable'],
    ['malformed-json', 'invalid-response'],
    ['hang', 'timeout'],
  ] as const)('survives %s', async (kind, code) => {
    await setUp.client.setFault({ service: 'karoo', kind });
    await expect(setUp.api.account()).rejects.toMatchObject({ code });
  });

  it.each([
    ['token', '', 'not-configured'],
    ['token', ' ', 'not-configured'],
    ['token', 'wrong', 'unauthorized'],
    ['token', 'a\r\nb', 'unauthorized'],
    ['baseUrl', '', 'not-configured'],
    ['baseUrl', 'http://karoo.example.com', 'insecure-connection'],
  ])('refuses %s = %j', async (key, value, code) => {
    const before = { ...setUp.connection };
    Object.assign(setUp.connection, { [key]: value });
    await expect(setUp.api.account()).rejects.toMatchObject({ code });
    Object.assign(setUp.connection, before);
  });

  it('speaks of the token, not of a password, when it is refused', async () => {
    const { token } = setUp.connection;
    for (const refused of ['wrong', 'a\r\nb']) {
      setUp.connection.token = refused;
      await expect(setUp.api.account()).rejects.toMatchObject({
        message: 'O Karoo recusou o token do agente.',
        action: 'Informe um token válido em Configurações.',
      });
    }
    setUp.connection.token = token;
  });

  it('can be aborted', async () => {
    await setUp.client.setFault({ service: 'karoo', kind: 'hang' });
    const abort = new AbortController();
    const call = setUp.api.account(abort.signal);
    setTimeout(() => { abort.abort(); }, 50); // prettier-ignore
    await expect(call).rejects.toMatchObject({ detail: expect.stringContaining('ABORT') as string });
  });
});

describe('a slow Karoo', () => {
  const signedIn = { isSignedIn: true };
  const answer = JSON.stringify({
    ...{ id: 'a1', numero: '1', fim: '2026-11-24T11:00:00Z' },
    mensagens: Array.from({ length: 30 }, (_, at) => ({ id: `m${at}`, hora: '2026-11-24T11:00:00Z', texto: 'Oi' })),
  }); // prettier-ignore

  it('may take longer for a conversation than for anything else, as long as something comes', async () => {
    const { api, server } = await startRawKaroo((_, response) => {
      const pieces = Array.from({ length: 14 }, (_piece, at) =>
        answer.slice((at * answer.length) / 14, ((at + 1) * answer.length) / 14),
      );
      const timer = setInterval(() => {
        const piece = pieces.shift();
        if (piece !== undefined) response.write(piece);
        else response.end();
      }, 180);
      response.once('close', () => {
        clearInterval(timer);
      });
    }, signedIn);
    expect((await api.conversation('c1/a1')).messages).toHaveLength(30);
    await server.close();
  });

  it('is given up when nothing comes any more', async () => {
    const { api, server } = await startRawKaroo((_, response) => {
      response.write(answer.slice(0, 200));
    }, signedIn);
    await expect(api.conversation('c1/a1')).rejects.toMatchObject({ code: 'timeout' });
    await server.close();
  });
});

describe('a hostile Karoo', () => {
  it('may not answer with another attendance than the one asked for', async () => {
    const { api, server } = await startRawKaroo(
      (_, response) => {
        sendJson(response, { id: 'a2', numero: 5, fim: '2026-01-05T12:00:00Z', mensagens: [] });
      },
      { isSignedIn: true },
    );
    await expect(api.conversation('c1/a1')).rejects.toMatchObject({ code: 'invalid-response' });
    expect((await api.conversation('c1/a2')).messages).toEqual([]);
    await server.close();
  });

  it.each<[string, RawHandler]>([
    ['11 MB', (_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, ' '))],
    ['wrong types', (_, response) => { sendJson(response, { conta: [], agente: 'x', itens: {} }); }],
    ['missing ids', (_, response) => { sendJson(response, { conta: {}, agente: {}, itens: null }); }],
  ])('answers with %s', async (_, handler) => {
    const signedOut = await startRawKaroo(handler);
    await expect(signedOut.api.account()).rejects.toMatchObject({ code: 'invalid-response' });
    await signedOut.server.close();
    const { api, server } = await startRawKaroo(handler, { isSignedIn: true });
    await expect(api.conversation('c1/a1')).rejects.toMatchObject({ code: 'invalid-response' });
    await expect(api.finishedAttendances({ accountId, since: null, cursor: null, limit: 5 })).rejects.toMatchObject({ code: 'invalid-response' });
    await server.close();
  }); // prettier-ignore
});
