import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../common/errors';
import { maxEventLength } from '../../../main/adapters/karoo/event-stream';
import type { RawHandler } from '../../support/raw-server';
import { listen, silenceMs, startRawKaroo } from './set-up';

let stop: () => Promise<void> = () => Promise.resolve();
afterEach(() => stop());

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
    expect(kinds).toEqual([['unreadable', 'c-9'], ['ignored', 'c-10'], ['finished', 'c-a1']]); // prettier-ignore
    expect(warnings).toEqual(['Karoo sent an unreadable event']);
  });

  it('may send an event that is too large, which is skipped, and goes on', async () => {
    const { api, warnings } = await karooThat(
      streamOf([finished('a1'), finished('big', 'x'.repeat(maxEventLength)), finished('a2')]),
    );
    const stream = listen(api);
    await stream.ended;
    expect(stream.events).toMatchObject([
      { kind: 'finished', cursor: 'c-a1' },
      { kind: 'unreadable', cursor: 'c-big', attendanceId: 'c1/big', isTooLarge: true },
      { kind: 'finished', cursor: 'c-a2' },
    ]);
    expect(warnings).toEqual(['Karoo sent an unreadable event']);
  });

  it('may not fill the memory with one event, even if it never ends', async () => {
    const chunk = 'x'.repeat(1_000_000);
    let written = 0;
    const { api } = await karooThat((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: c-1\nevent: atendimento.finalizado\ndata: {"id":"a1","assunto":"');
      const write = () => {
        while (written < 300 && !response.destroyed) {
          written += 1;
          if (!response.write(chunk)) return;
        }
        response.end(`"}\n\n${finished('a2')}`);
      };
      response.on('drain', write);
      write();
    });
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const stream = listen(api);
    await stream.ended;
    const after = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    expect(stream.events).toMatchObject([
      { kind: 'unreadable', cursor: 'c-1', attendanceId: 'c1/a1', isTooLarge: true },
      { kind: 'finished', cursor: 'c-a2' },
    ]);
    expect(written).toBe(300);
    expect(after - before).toBeLessThan(150_000_000);
  });

  it.each([
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['gives hints and nothing else', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'],
    ['says to go on and nothing else', 'HTTP/1.1 100 Continue\r\n\r\n'],
  ])('%s: that ends in a failure, not in an endless wait', async (_, head) => {
    const { api } = await karooThat((request) => request.socket.write(head));
    await expect(listen(api).ended).rejects.toBeInstanceOf(AppError);
    await expect(api.account()).rejects.toBeInstanceOf(AppError);
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
