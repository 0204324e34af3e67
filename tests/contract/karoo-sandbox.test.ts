import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { matchOperation } from '../../sandbox/openapi/operations';
import { responseProblems } from '../../sandbox/openapi/validation';
import type { Karoo } from '../../sandbox/openapi/schemas';
import { createBench, type Bench } from './checked-call';
import { readStream, type StreamReader } from './event-stream-reader';

let bench: Bench;
const open: StreamReader[] = [];
const connect = async (lastEventId?: string) => {
  const reader = await readStream(bench.sandbox.karooUrl, bench.sandbox.provision.karoo.token, lastEventId);
  open.push(reader);
  return reader;
};
beforeAll(async () => {
  bench = await createBench({ heartbeatMs: 40, maxCatchUpPage: 3 });
});
beforeEach(() => bench.control.reset());
afterEach(() => {
  open.splice(0).forEach((reader) => {
    reader.close();
  });
});
afterAll(() => bench.sandbox.close());

describe('event stream', () => {
  it('tells of a finished attendance without its messages, as the document describes it', async () => {
    const stream = await connect();
    const { mensagens, ...summary } = await bench.control.finishAttendance({ messageCount: 7 });
    expect(mensagens).toHaveLength(7);
    const [event] = await stream.untilEvents(1);
    expect(event).toMatchObject({ event: 'atendimento.finalizado', data: summary });
    expect(event?.data).not.toHaveProperty('mensagens');
    const list = matchOperation('karoo', 'GET', '/v1/atendimentos');
    if (!('operation' in list)) throw new Error('the list is described');
    expect(responseProblems(list.operation, 200, { itens: [event?.data], proximoCursor: null })).toEqual([]);
  });

  it('sends comments while nothing happens', async () => {
    const stream = await connect();
    await stream.until(() => stream.comments.length >= 3);
  });

  it('resumes after the last event seen, and sends everything for a cursor that it does not know', async () => {
    const first = await connect();
    await bench.control.finishAttendance();
    const [seen] = await first.untilEvents(1);
    first.close();
    const second = await bench.control.finishAttendance();
    const third = await bench.control.finishAttendance();
    const resumed = await (await connect(seen?.id)).untilEvents(2);
    expect(resumed.map(({ data }) => data.id)).toEqual([second.id, third.id]);
    expect(await (await connect('desconhecido')).untilEvents(3)).toHaveLength(3);
    const fresh = await connect();
    await fresh.until(() => fresh.comments.length > 0);
    expect(fresh.events).toEqual([]);
  });

  it('repeats and reorders on demand, and keeps quiet when asked', async () => {
    const stream = await connect();
    const late = await bench.control.finishAttendance({ order: 'after-next' });
    await bench.control.finishAttendance({ emit: false });
    const early = await bench.control.finishAttendance({ duplicates: 2 });
    const events = await stream.untilEvents(4);
    expect(events.map(({ data }) => data.id)).toEqual([early.id, early.id, early.id, late.id]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
  });

  it('tells what was integrated elsewhere', async () => {
    const stream = await connect();
    const { id } = await bench.control.finishAttendance({ emit: false });
    await bench.control.integrateElsewhere(id, '777');
    expect((await stream.untilEvents(1))[0]).toMatchObject({
      event: 'atendimento.integrado',
      data: { id, numeroBimer: '777' },
    });
  });

  it('falls silent or closes at once, for as many connections as were asked', async () => {
    const stream = await connect();
    await bench.control.setFault({ service: 'karoo', kind: 'stream-silence' });
    const { id } = await bench.control.finishAttendance();
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(stream.events).toEqual([]);
    const next = await connect('desconhecido');
    expect((await next.untilEvents(1))[0]?.data.id).toBe(id);
    await bench.control.setFault({ service: 'karoo', kind: 'stream-close', times: 2 });
    await stream.until(() => next.isClosed);
    const closedAtOnce = await connect();
    await closedAtOnce.until(() => closedAtOnce.isClosed);
    expect((await bench.control.faults()).map(({ remaining }) => remaining)).toEqual([0, 0]);
  });
});

describe('a Karoo that is otherwise', () => {
  const status = async (lastEventId?: string) => {
    const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    return (await bench.karoo('GET', '/v1/eventos', { headers })).status;
  };

  it('has no event stream', async () => {
    await bench.control.changeKarooSettings({ hasStream: false });
    expect(await status()).toBe(404);
  });

  it('refuses an event that it does not know any more', async () => {
    await bench.control.changeKarooSettings({ refusesUnknownEvents: true });
    expect(await status('desconhecido')).toBe(410);
    const stream = await connect();
    await bench.control.finishAttendance();
    const [event] = await stream.untilEvents(1);
    await connect(event?.id);
  });

  it('tells its time, another one, or none', async () => {
    const told = async () => Date.parse((await bench.karoo('GET', '/v1/conta')).headers.get('date') ?? '');
    expect(Math.abs((await told()) - Date.now())).toBeLessThan(5_000);
    await bench.control.changeKarooSettings({ clockAheadMs: 3_600_000 });
    expect(Math.abs((await told()) - Date.now() - 3_600_000)).toBeLessThan(5_000);
    await bench.control.changeKarooSettings({ tellsTime: false });
    expect(await told()).toBeNaN();
  });

  it('finishes an attendance again, with a later end', async () => {
    const stream = await connect();
    const first = await bench.control.finishAttendance({ fim: '2026-03-01T10:00:00.000Z' });
    await bench.control.integrateElsewhere(first.id, '1');
    const again = await bench.control.finishAgain(first.id, { assunto: 'De novo' });
    const events = await stream.untilEvents(3);
    expect(events.map(({ event }) => event)).toEqual([
      'atendimento.finalizado',
      'atendimento.integrado',
      'atendimento.finalizado',
    ]);
    expect(events[2]?.data).toMatchObject({
      id: first.id,
      integrado: false,
      assunto: 'De novo',
      fim: again.fim,
    });
    expect(Date.parse(again.fim)).toBeGreaterThan(Date.parse(first.fim));
  });

  it('sends what the document does not allow, until the attendance is finished again', async () => {
    const { id } = await bench.control.finishAttendance({ emit: false, broken: { fim: 'ontem' } });
    const read = async () =>
      (await fetch(`${bench.sandbox.karooUrl}/v1/atendimentos`, {
        headers: { authorization: `Bearer ${bench.sandbox.provision.karoo.token}` },
      }).then((answer) => answer.json())) as Karoo['PaginaAtendimentos'];
    expect((await read()).itens.map(({ fim }) => fim)).toEqual(['ontem']);
    const again = await bench.control.finishAgain(id);
    expect((await read()).itens.map(({ fim }) => fim)).toEqual([again.fim]);
  });
});

describe('catch-up and integration', () => {
  const page = async (query: string) =>
    (await bench.karoo<Karoo['PaginaAtendimentos']>('GET', `/v1/atendimentos?${query}`)).body;

  it('pages oldest first, also while earlier ones are being integrated', async () => {
    const base = Date.parse('2026-03-01T10:00:00.000Z');
    const all: Karoo['Atendimento'][] = [];
    for (let i = 0; i < 8; i += 1) {
      all.push(
        await bench.control.finishAttendance({ emit: false, fim: new Date(base + i * 60_000).toISOString() }),
      );
    }
    const first = await page('situacao=finalizado&integrado=false&limite=50');
    expect(first.itens.map(({ id }) => id)).toEqual(all.slice(0, 3).map(({ id }) => id));
    await bench.control.integrateElsewhere(all[0]?.id as string, '1');
    const second = await page(`situacao=finalizado&integrado=false&limite=50&cursor=${first.proximoCursor}`);
    const third = await page(`situacao=finalizado&integrado=false&limite=50&cursor=${second.proximoCursor}`);
    expect([...second.itens, ...third.itens].map(({ id }) => id)).toEqual(all.slice(3).map(({ id }) => id));
    expect(third.proximoCursor).toBeNull();
    const since = await page(`integrado=false&desde=${all[6]?.fim}`);
    expect(since.itens.map(({ id }) => id)).toEqual([all[6]?.id, all[7]?.id]);
  });

  it('marks once for each key, and concludes only when told so', async () => {
    const { id } = await bench.control.finishAttendance();
    const mark = {
      chave: `karoo:cta-1001:${id}:1:abcd1234`,
      numeroBimer: '5',
      identificadorBimer: '00F0000005',
      concluida: false,
    };
    const post = (json: object) => bench.karoo('POST', `/v1/atendimentos/${id}/integracoes`, { json });
    expect([(await post(mark)).status, (await post(mark)).status]).toEqual([201, 200]);
    expect((await bench.karoo<Karoo['Atendimento']>('GET', `/v1/atendimentos/${id}`)).body.integrado).toBe(
      false,
    );
    await post({ ...mark, chave: `karoo:cta-1001:${id}:2:abcd1234`, concluida: true });
    expect((await bench.karoo<Karoo['Atendimento']>('GET', `/v1/atendimentos/${id}`)).body.integrado).toBe(
      true,
    );
    expect((await bench.control.registrations()).integrations).toHaveLength(2);
  });

  it('takes the fields given, completes a customer of whom the code is known, and knows attendances without one', async () => {
    const given = await bench.control.finishAttendance({
      numero: '1',
      assunto: null,
      cliente: { codigo: '00263' },
      contato: { nome: 'Zé' },
      mensagens: [{ texto: 'oi' }, { autor: 'agente', texto: 'olá' }],
    });
    expect(given).toMatchObject({
      numero: '1',
      assunto: null,
      cliente: { razaoSocial: 'Mercearia São João Ltda' },
      contato: { nome: 'Zé' },
    });
    expect(given.mensagens.map(({ autor, texto }) => [autor, texto])).toEqual([
      ['cliente', 'oi'],
      ['agente', 'olá'],
    ]);
    expect((await bench.control.finishAttendance({ cliente: null })).cliente).toBeNull();
  });

  it('says when the account is not integrated or the token is another', async () => {
    await bench.control.changeAccount({ integracaoBimer: false });
    expect((await bench.karoo<Karoo['RespostaConta']>('GET', '/v1/conta')).body.conta.integracaoBimer).toBe(
      false,
    );
    await bench.control.setKarooToken('novo');
    expect((await bench.karoo('GET', '/v1/conta')).status).toBe(401);
    expect((await bench.karoo('GET', '/v1/conta', { token: 'novo' })).status).toBe(200);
  });
});
