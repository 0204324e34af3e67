import { describe, expect, it } from 'vitest';
import { sendJson } from '../../support/raw-server';
import { startRawKaroo } from './set-up';

const accountId = 'cta-1001';

describe('a list of finished attendances', () => {
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
    const page = await api.finishedAttendances({
      accountId,
      since: null,
      cursor: 'x',
      limit: 100,
    });
    expect(page.attendances).toHaveLength(25);
    expect(page.nextCursor).toBe('y');
    expect(limits()).toEqual([100, 50, 25]);
    expect(server.requests.every(({ path }) => path.includes('cursor=x'))).toBe(true);
    await server.close();

    const endless = await startRawKaroo((_, response) => response.end(Buffer.alloc(11 * 1024 * 1024, ' ')));
    await expect(
      endless.api.finishedAttendances({ accountId, since: null, cursor: null, limit: 4 }),
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
    await expect(
      api.finishedAttendances({ accountId, since: null, cursor: null, limit: 5 }),
    ).rejects.toMatchObject({
      code: 'invalid-response',
    });
    await server.close();
  });

  it.each([null, undefined, ''])('takes a list without further cursor for complete: %j', async (proximoCursor) => {
    const { api, server } = await startRawKaroo((_, response) => { sendJson(response, { itens: [], proximoCursor }); });
    expect((await api.finishedAttendances({ accountId, since: null, cursor: null, limit: 5 })).nextCursor).toBeNull();
    await server.close();
  }); // prettier-ignore

  it('takes what it can of what is unreadable and follows no cursor in a circle', async () => {
    const good = { id: 'a1', numero: 5, fim: '2026-01-05T12:00:00Z' };
    const { api, server, warnings } = await startRawKaroo((_, response) => {
      sendJson(response, { itens: [null, good, { id: 'a2' }], proximoCursor: 'x' });
    });
    const page = await api.finishedAttendances({ accountId, since: null, cursor: 'x', limit: 5 });
    expect(page.attendances.map(({ id }) => id)).toEqual(['cta-1001/a1']);
    expect(page.unreadable).toMatchObject([{ attendanceId: 'cta-1001/a2', number: null, end: null }]);
    expect(page.nextCursor).toBeNull();
    expect(warnings).toEqual(['Karoo sent unreadable attendances']);
    await server.close();
  });
});
