import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { maxAnswerBytes } from '../../../main/adapters/http/send-request';
import type { RawHandler } from '../../support/raw-server';
import { sendJson } from '../../support/raw-server';
import { startKaroo, startRawKaroo } from './set-up';

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
        await setUp.api.finishedAttendances({ since: null, cursor, limit: 50 });
      ids.push(...page.attendances.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(ids.sort()).toEqual(finished.map(({ id }) => id).sort());
    const none = await setUp.api.finishedAttendances({
      since: '2099-01-01T00:00:00Z',
      cursor: null,
      limit: 50,
    });
    expect(none).toEqual({ attendances: [], nextCursor: null });
  });

  it('reads a conversation', async () => {
    const finished = await setUp.client.finishAttendance({ messageCount: 12 });
    const { attendance, messages } = await setUp.api.conversation(finished.id);
    expect(attendance).toMatchObject({ id: finished.id, number: finished.numero, accountId: finished.conta });
    expect(messages).toHaveLength(12);
    expect(messages.map(({ text }) => text)).toEqual(finished.mensagens.map(({ texto }) => texto ?? ''));
  });

  it('reads a conversation that is larger than any other answer may be', async () => {
    const finished = await setUp.client.finishAttendance({ messageCount: 60_000 });
    expect(JSON.stringify(finished).length).toBeGreaterThan(maxAnswerBytes);
    const { messages, isCut } = await setUp.api.conversation(finished.id);
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
    await setUp.api.markIntegrated(id, mark);
    await setUp.api.markIntegrated(id, mark);
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
      setUp.api.finishedAttendances({ since: null, cursor: null, limit: 5 }),
    ).rejects.toMatchObject({ code });
  });

  it('tells an attendance that is gone from a server that is no Karoo', async () => {
    await expect(setUp.api.conversation('nao-existe')).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await setUp.client.finishAttendance();
    await setUp.client.setFault({ service: 'karoo', kind: 'status', status: 404, body: '<html>' });
    await expect(setUp.api.conversation(id)).rejects.toMatchObject({ code: 'invalid-response' });
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
    });
    expect((await api.conversation('a1')).messages).toHaveLength(30);
    await server.close();
  });

  it('is given up when nothing comes any more', async () => {
    const { api, server } = await startRawKaroo((_, response) => {
      response.write(answer.slice(0, 200));
    });
    await expect(api.conversation('a1')).rejects.toMatchObject({ code: 'timeout' });
    await server.close();
  });
});

describe('a hostile Karoo', () => {
  it.each<[string, RawHandler]>([
    ['11 MB', (_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, ' '))],
    ['wrong types', (_, response) => { sendJson(response, { conta: [], agente: 'x', itens: {} }); }],
    ['missing ids', (_, response) => { sendJson(response, { conta: {}, agente: {}, itens: null }); }],
  ])('answers with %s', async (_, handler) => {
    const { api, server } = await startRawKaroo(handler);
    await expect(api.account()).rejects.toMatchObject({ code: 'invalid-response' });
    await expect(api.conversation('a1')).rejects.toMatchObject({ code: 'invalid-response' });
    await expect(api.finishedAttendances({ since: null, cursor: null, limit: 5 })).rejects.toMatchObject({ code: 'invalid-response' });
    await server.close();
  }); // prettier-ignore

  it('asks for smaller pages when a page is larger than what is read, down to one attendance', async () => {
    const attendance = (id: number) => ({
      id: `a${id}`,
      numero: id,
      fim: '2026-01-05T12:00:00Z',
      extra: 'x'.repeat(300_000),
    });
    const { api, server } = await startRawKaroo(({ url }, response) => {
      const limit = Number(new URL(url ?? '', 'http://x').searchParams.get('limite'));
      sendJson(response, {
        itens: Array.from({ length: limit }, (_, id) => attendance(id)),
        proximoCursor: 'y',
      });
    });
    const limits = () => server.requests.map(({ path }) => Number(/limite=(\d+)/.exec(path)?.[1]));
    const page = await api.finishedAttendances({ since: null, cursor: 'x', limit: 100 });
    expect(page.attendances).toHaveLength(25);
    expect(page.nextCursor).toBe('y');
    expect(limits()).toEqual([100, 50, 25]);
    expect(server.requests.every(({ path }) => path.includes('cursor=x'))).toBe(true);
    await server.close();

    const endless = await startRawKaroo((_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, ' ')));
    await expect(
      endless.api.finishedAttendances({ since: null, cursor: null, limit: 4 }),
    ).rejects.toMatchObject({
      code: 'invalid-response',
    });
    expect(endless.server.requests).toHaveLength(3);
    await endless.server.close();
  });

  it.each([
    ['too long', 'x'.repeat(2001)],
    ['an object', {}],
    ['a list', ['x']],
  ])('takes no list for complete whose cursor is %s', async (_, proximoCursor) => {
    const { api, server } = await startRawKaroo((_request, response) => {
      sendJson(response, { itens: [], proximoCursor });
    });
    await expect(api.finishedAttendances({ since: null, cursor: null, limit: 5 })).rejects.toMatchObject({
      code: 'invalid-response',
    });
    await server.close();
  });

  it.each([null, undefined, ''])('takes a list without further cursor for complete: %j', async (proximoCursor) => {
    const { api, server } = await startRawKaroo((_, response) => { sendJson(response, { itens: [], proximoCursor }); });
    expect((await api.finishedAttendances({ since: null, cursor: null, limit: 5 })).nextCursor).toBeNull();
    await server.close();
  }); // prettier-ignore

  it('drops what is unreadable and follows no cursor in a circle', async () => {
    const good = { id: 'a1', numero: 5, fim: '2026-01-05T12:00:00Z' };
    const { api, server, warnings } = await startRawKaroo((_, response) => {
      sendJson(response, { itens: [null, good, { id: 'a2' }], proximoCursor: 'x' });
    });
    const page = await api.finishedAttendances({ since: null, cursor: 'x', limit: 5 });
    expect(page.attendances.map(({ id }) => id)).toEqual(['a1']);
    expect(page.nextCursor).toBeNull();
    expect(warnings).toEqual(['Karoo sent unreadable attendances']);
    await server.close();
  });
});
