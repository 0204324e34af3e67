import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { RawHandler } from '../../support/raw-server';
import { listen, silenceMs, startKaroo, startRawKaroo } from './set-up';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

async function karoo() {
  const setUp = await startKaroo({ heartbeatMs: 50 });
  stop = () => setUp.sandbox.close();
  return setUp;
}

async function karooThat(handler: RawHandler) {
  const setUp = await startRawKaroo(handler);
  stop = () => setUp.server.close();
  return setUp;
}

/** A stream that sends the pieces one after the other and stays open unless told to end. */
function streamOf(pieces: (string | Buffer)[], { gapMs = 5, ends = true } = {}): RawHandler {
  return (_, response) => {
    void sendPieces(response, pieces, gapMs).then(() => ends && response.end());
  };
}

async function sendPieces(response: ServerResponse, pieces: (string | Buffer)[], gapMs: number) {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  for (const piece of pieces) {
    response.write(piece);
    await sleep(gapMs);
  }
}

const finished = (id: string, subject = 'x') =>
  `id: c-${id}\nevent: atendimento.finalizado\ndata: ${JSON.stringify({ id, numero: '1', fim: '2026-01-05T12:00:00Z', assunto: subject })}\n\n`;

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
    [{ kind: 'status', status: 500 }, 'server-error'],
    [{ kind: 'status', status: 200, body: '<html>' }, 'invalid-response'],
    [{ kind: 'status', status: 204 }, 'invalid-response'],
    [{ kind: 'drop-before-store' }, 'network-unreachable'],
    [{ kind: 'hang' }, 'timeout'],
  ] as const)('does not open on %j', async (fault, code) => {
    const { api, client } = await karoo();
    await client.setFault({ service: 'karoo', route: '/v1/eventos', ...fault });
    await expect(listen(api).ended).rejects.toMatchObject({ code });
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

describe('a hostile event stream', () => {
  it('may cut anywhere, inside characters too', async () => {
    const bytes = Buffer.from(
      `\uFEFF: oi\r\n\r\n${finished('a1', 'João 😀 ação')}${finished('a2').replaceAll('\n', '\r\n')}`,
    );
    const { api } = await karooThat(
      streamOf(
        [...bytes].map((byte) => Buffer.from([byte])),
        { gapMs: 0 },
      ),
    );
    const stream = listen(api);
    await stream.ended;
    expect(stream.events).toMatchObject([
      { kind: 'finished', cursor: 'c-a1', attendance: { id: 'c1/a1', subject: 'João 😀 ação' } },
      { kind: 'finished', attendance: { id: 'c1/a2' } },
    ]);
  });

  it('may send garbage between events', async () => {
    const garbage = [
      '\u0000\u0001:::\n\n',
      'data\n\n',
      'retry: soon\n',
      'event: x\n\n',
      Buffer.from([0xff, 0xfe, 0x0a, 0x0a]),
    ];
    const broken = 'id: c-9\nevent: atendimento.finalizado\ndata: {"id":\n\n';
    const unknown = 'id: c-10\nevent: atendimento.criado\ndata: {}\n\n';
    const { api, warnings } = await karooThat(
      streamOf([...garbage, broken, unknown, finished('a1'), 'data: half an ev']),
    );
    const stream = listen(api);
    await stream.ended;
    const kinds = stream.events
      .filter(({ cursor }) => cursor !== null)
      .map(({ kind, cursor }) => [kind, cursor]);
    expect(kinds).toEqual([['ignored', 'c-9'], ['ignored', 'c-10'], ['finished', 'c-a1']]); // prettier-ignore
    expect(warnings).toEqual(['Karoo sent an unreadable event']);
  });

  it('may not fill the memory with one event', async () => {
    const { api } = await karooThat((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write('x'.repeat(200_000)), 1);
      response.on('close', () => { clearInterval(timer); }); // prettier-ignore
    });
    await expect(listen(api).ended).rejects.toMatchObject({
      code: 'invalid-response',
      detail: 'event too large',
    });
  });

  it('is slowed down by a slow receiver, whose time is no silence', async () => {
    let written = 0;
    const event = finished('a1', 'y'.repeat(400)).replace('c-a1', `c-${'z'.repeat(900)}`);
    const { api } = await karooThat((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const write = () => {
        while (!response.destroyed && written < 200_000_000) {
          written += event.length;
          if (!response.write(event)) return;
        }
      };
      response.on('drain', write);
      write();
    });
    const stream = listen(api, null, () => sleep(silenceMs * 1.5));
    await stream.received(2);
    await sleep(100);
    expect(stream.events.length).toBeLessThan(4);
    expect(written).toBeLessThan(20_000_000);
    stream.abort();
    await stream.ended;
    const { length } = stream.events;
    await sleep(50);
    expect(stream.events).toHaveLength(length);
  });

  it('ends when an event could not be handled, with that reason', async () => {
    const { api } = await karooThat(streamOf([finished('a1'), finished('a2')], { ends: false }));
    const stream = listen(api, null, () => Promise.reject(new Error('disk full')));
    await expect(stream.ended).rejects.toThrow('disk full');
    expect(stream.events).toHaveLength(1);
  });

  it('gets the cursor back as the bytes it sent', async () => {
    const { api, server } = await karooThat(streamOf([finished('ção😀')]));
    const first = listen(api);
    await first.ended;
    await listen(api, first.events[0]?.cursor ?? null).ended;
    const header = String(server.requests[1]?.headers['last-event-id']);
    expect(Buffer.from(header, 'latin1').toString('utf8')).toBe('c-ção😀');
  });

  it('refuses and never finishes saying so', async () => {
    const { api } = await karooThat((_, response) => response.writeHead(500).write('{'));
    await expect(listen(api).ended).rejects.toMatchObject({ code: 'server-error', detail: 'HTTP 500' });
  });

  it('breaks off in the middle', async () => {
    const { api } = await karooThat((_, response) => {
      void sendPieces(response, [finished('a1')], 20).then(() => response.destroy());
    });
    const stream = listen(api);
    await expect(stream.ended).rejects.toMatchObject({ code: 'network-unreachable' });
    expect(stream.events).toHaveLength(1);
  });
});
