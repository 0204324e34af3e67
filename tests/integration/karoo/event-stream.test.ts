import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { listen, silenceMs, startKaroo } from './set-up';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

async function karoo() {
  const setUp = await startKaroo({ heartbeatMs: 50 });
  stop = () => setUp.sandbox.close();
  return setUp;
}

describe('the event stream of the sandbox', () => {
  it('brings what finishes and what is done elsewhere, and resumes where it was', async () => {
    const { api, client } = await karoo();
    const first = listen(api);
    await first.opened;
    const one = await client.finishAttendance();
    await first.received(1);
    first.abort();
    await first.ended;
    const two = await client.finishAttendance();
    await client.integrateElsewhere(one.id, '77');
    const second = listen(api, first.events[0]?.cursor ?? null);
    expect(await second.received(2)).toMatchObject([
      { kind: 'finished', attendance: { id: `c1/${two.id}` } },
      { kind: 'integrated', attendanceId: `c1/${one.id}`, processNumber: '77' },
    ]);
    second.abort();
    await second.ended;
    expect(await client.violations()).toEqual([]);
  });

  it('lives on comment lines alone', async () => {
    const { api, client } = await karoo();
    const stream = listen(api);
    await stream.opened;
    await sleep(silenceMs * 2.5);
    await client.finishAttendance();
    await stream.received(1);
    stream.abort();
    await stream.ended;
  });

  it('gives up after a silence', async () => {
    const { api, client } = await karoo();
    const stream = listen(api);
    await stream.opened;
    await client.setFault({ service: 'karoo', kind: 'stream-silence' });
    await expect(stream.ended).rejects.toMatchObject({ code: 'timeout', detail: 'silence' });
  });

  it('ends with the server', async () => {
    const { api, client } = await karoo();
    const stream = listen(api);
    await stream.opened;
    await client.setFault({ service: 'karoo', kind: 'stream-close' });
    await Promise.race([stream.ended.catch(() => undefined), sleep(2000).then(() => { throw new Error('still open'); })]); // prettier-ignore
  });

  it.each([
    [{ kind: 'status', status: 401 }, 'unauthorized'],
    [{ kind: 'status', status: 403 }, 'forbidden'],
    [{ kind: 'status', status: 408 }, 'timeout'],
    [{ kind: 'status', status: 429 }, 'rate-limited'],
    [{ kind: 'status', status: 500 }, 'server-error'],
    [{ kind: 'status', status: 503 }, 'server-error'],
    [{ kind: 'drop-before-store' }, 'network-unreachable'],
    [{ kind: 'hang' }, 'timeout'],
  ] as const)('does not open on %j', async (fault, code) => {
    const { api, client } = await karoo();
    await client.setFault({ service: 'karoo', route: '/v1/eventos', ...fault });
    await expect(listen(api).ended).rejects.toMatchObject({ code });
  });

  it.each([
    [{ status: 404 }, 'HTTP 404: Falha simulada.'],
    [{ status: 404, body: '<html>' }, 'HTTP 404'],
    [{ status: 405 }, 'HTTP 405: Falha simulada.'],
    [{ status: 501 }, 'HTTP 501: Falha simulada.'],
    [{ status: 400 }, 'HTTP 400: Falha simulada.'],
    [{ status: 410 }, 'HTTP 410: Falha simulada.'],
    [{ status: 200, body: '<html>' }, 'no event stream, HTTP 200'],
    [{ status: 204 }, 'no event stream, HTTP 204'],
    [{ status: 302, headers: { location: '/' } }, 'no event stream, HTTP 302'],
  ] as const)('is refused with %j, which is an answer', async (answer, detail) => {
    const { api, client } = await karoo();
    await client.setFault({ service: 'karoo', kind: 'status', route: '/v1/eventos', ...answer });
    expect(await listen(api).ended).toMatchObject({ kind: 'refused', error: { detail } });
  });

  it('is refused where there is none, and to an event that is not known any more', async () => {
    const { api, client } = await karoo();
    await client.changeKarooSettings({ refusesUnknownEvents: true });
    expect(await listen(api, 'unknown').ended).toMatchObject({ kind: 'refused' });
    const fresh = listen(api);
    await fresh.opened;
    fresh.abort();
    expect(await fresh.ended).toEqual({ kind: 'ended' });
    await client.changeKarooSettings({ hasStream: false });
    expect(await listen(api).ended).toMatchObject({ kind: 'refused' });
  });

  it('can be aborted before, while opening and while open', async () => {
    const { api, client } = await karoo();
    const aborted = AbortSignal.abort();
    await api.readEvents({
      accountId: 'c1',
      lastEventId: null,
      signal: aborted,
      onOpen: () => undefined,
      onEvent: () => Promise.resolve(),
    });
    await client.setFault({ service: 'karoo', route: '/v1/eventos', kind: 'hang' });
    const opening = listen(api);
    await sleep(50);
    opening.abort();
    await opening.ended;
    const open = listen(api);
    await open.opened;
    open.abort();
    await open.ended;
    await expect.poll(() => client.streamClients()).toBe(0);
  });
});
