import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../sandbox/gateway/fault-table';
import { createBench, newRegistration, type Bench } from './checked-call';

let bench: Bench;
const route = '/api/crm/atendimentos';
beforeAll(async () => {
  bench = await createBench();
});
beforeEach(async () => {
  await bench.control.reset();
  await bench.signIn();
});
afterAll(() => bench.sandbox.close());

/** What the caller sees: the status, or `cut`, `garbled`, `late`. */
async function post(): Promise<number | string> {
  const response = await fetch(bench.sandbox.bimerUrl + route, {
    method: 'POST',
    headers: { authorization: `Bearer ${await bench.signIn()}`, 'content-type': 'application/json' },
    body: JSON.stringify(newRegistration(bench.seed)),
    signal: AbortSignal.timeout(600),
  }).catch((error: unknown) => (error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'cut'));
  if (typeof response === 'string') return response;
  const text = await response.text().catch(() => null);
  if (text === null) return 'cut';
  if (!response.headers.get('content-type')?.includes('json')) return response.status;
  try {
    JSON.parse(text);
    return response.status;
  } catch {
    return 'garbled';
  }
}

const table: [kind: FaultKind, seen: number | string, isStored: boolean][] = [
  ['status', 503, false],
  ['delay', 201, true],
  ['drop-before-store', 'cut', false],
  ['drop-after-store', 'cut', true],
  ['malformed-json', 'garbled', true],
  ['half-body', 'cut', true],
  ['expired-token', 401, false],
  ['not-found-route', 404, false],
  ['hang', 'late', false],
  ['hang-after-store', 'late', true],
  ['status-after-store', 503, true],
];

describe.each(table)('fault %s', (kind, seen, isStored) => {
  it(`is seen as ${seen}, exactly as often as set`, async () => {
    await bench.control.setFault({ service: 'bimer', method: 'POST', route, kind, times: 2 });
    expect([await post(), await post(), await post()]).toEqual([seen, seen, 201]);
    expect((await bench.control.registrations()).attendances).toHaveLength(isStored ? 3 : 1);
    expect((await bench.control.faults())[0]).toMatchObject({ kind, remaining: 0 });
    const log = (await bench.control.requests()).filter((request) => request.route === route);
    expect(log.map(({ fault }) => fault)).toEqual([kind, kind, null]);
  });
});

describe('fault late-store', () => {
  it('cuts the connection at once, and stores only later', async () => {
    const stored = async () => (await bench.control.registrations()).attendances.length;
    await bench.control.setFault({
      service: 'bimer',
      method: 'POST',
      route,
      kind: 'late-store',
      delayMs: 400,
    });
    expect([await post(), await stored()]).toEqual(['cut', 0]);
    await expect.poll(stored, { timeout: 5_000 }).toBe(1);
  });
});

describe('faults', () => {
  it('carry status, body and headers, wait, and hit only their route', async () => {
    await bench.control.setFault({
      service: 'bimer',
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '7' },
      body: 'calma',
      route: '/api/usuarios',
      delayMs: 60,
    });
    expect((await bench.bimer('GET', '/api/crm/produtos')).status).toBe(200);
    const begun = Date.now();
    const answer = await bench.bimer<unknown>('GET', '/api/usuarios');
    expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([429, '7', 'calma']);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(55);
  });

  it('pass by who asks for none', async () => {
    await bench.control.setFault({ service: 'karoo', kind: 'status', status: 500 });
    const read = async (headers = {}) => (await bench.karoo('GET', '/v1/conta', { headers })).status;
    expect([await read({ 'x-sandbox-faults': 'none' }), await read()]).toEqual([200, 500]);
  });

  it('act in the order in which they were set, and can be taken back', async () => {
    const set = (status: number) => bench.control.setFault({ service: 'karoo', kind: 'status', status });
    await set(500);
    await set(502);
    await set(504);
    const read = async () => (await bench.karoo('GET', '/v1/conta')).status;
    expect([await read(), await read()]).toEqual([500, 502]);
    await bench.control.clearFaults();
    expect(await read()).toBe(200);
  });

  it('are refused when they could never hit', async () => {
    const set = (fault: object) => bench.control.setFault(fault as never);
    await expect(set({ service: 'bimer', kind: 'status', route: '/api/nada' })).rejects.toThrow(
      'no * /api/nada',
    );
    await expect(set({ service: 'bimer', kind: 'stream-close' })).rejects.toThrow('event stream');
    await expect(set({ service: 'bimer', kind: 'nada' })).rejects.toThrow('kind');
  });

  it('end a token for good when they call it expired', async () => {
    const token = await bench.signIn();
    await bench.control.setFault({ service: 'bimer', kind: 'expired-token' });
    const read = async () => (await bench.bimer('GET', '/api/usuarios', { token })).status;
    expect([await read(), await read()]).toEqual([401, 401]);
  });

  it('leave no secrets in the log of requests', async () => {
    const log = JSON.stringify(await bench.control.requests());
    expect(log).not.toMatch(/bearer|password/i);
  });
});
