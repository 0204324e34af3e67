import { readFileSync } from 'node:fs';
import type { Random } from '../../../sandbox/data/random';
import type { FaultKind, FaultRequest } from '../../../sandbox/gateway/fault-table';
import type { FaultLevel } from '../options';

/** Faults set at one moment, at most; a spell of several requests counts as one. */
const most: Record<FaultLevel, number> = { light: 1, normal: 3, heavy: 5 };

interface Target {
  service: 'karoo' | 'bimer';
  method: string;
  route: string;
}

const important: readonly Target[] = [
  { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos' },
  { service: 'bimer', method: 'POST', route: '/api/crm/atendimentos/{numero}/pareceres' },
  { service: 'bimer', method: 'GET', route: '/api/crm/atendimentos' },
  { service: 'bimer', method: 'GET', route: '/api/crm/pareceres' },
  { service: 'karoo', method: 'POST', route: '/v1/atendimentos/{id}/integracoes' },
  { service: 'karoo', method: 'GET', route: '/v1/atendimentos/{id}' },
];

const everyRoute: readonly Target[] = (['karoo', 'bimer'] as const).flatMap((service) => {
  const file = new URL(`../../../common/openapi/${service}.json`, import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as { paths: Record<string, object> };
  return Object.entries(paths).flatMap(([route, methods]) =>
    Object.keys(methods).map((method) => ({ service, method: method.toUpperCase(), route })),
  );
});

const kinds: readonly FaultKind[] = [
  'status',
  'status',
  'delay',
  'drop-before-store',
  'drop-after-store',
  'drop-after-store',
  'malformed-json',
  'half-body',
  'expired-token',
  'hang-after-store',
  'late-store',
  'status-after-store',
];

/** The longest that Bimer is at work on a request whose client is gone; see `settleSeconds`. */
const latestStoreMs = 40_000;
/**
 * `bimer.settleSeconds` of the tortured app: together with the time-out of a request more than `latestStoreMs`, and a
 * day does not consist of waiting.
 */
export const settleSeconds = 15;

/** What goes wrong from one moment on. */
export function planFaults(random: Random, level: FaultLevel): FaultRequest[] {
  const count = random.int(0, most[level]);
  return Array.from({ length: count }, () => planFault(random));
}

function planFault(random: Random): FaultRequest {
  const roll = random.next();
  if (roll < 0.06) return spell(random);
  if (roll < 0.12) return { service: 'karoo', kind: 'stream-close', delayMs: 0 };
  const target = random.pick(random.chance(0.75) ? important : everyRoute);
  const kind = random.pick(kinds);
  // A stream that hangs or stalls is its own kind of fault; see `silence` of a turn.
  if (
    target.route === '/v1/eventos' &&
    ['delay', 'hang-after-store', 'late-store', 'status-after-store'].includes(kind)
  )
    return { ...target, kind: 'drop-before-store' };
  return {
    ...target,
    kind,
    times: random.int(1, 2),
    ...(kind === 'delay' && { delayMs: random.int(100, 4000) }),
    ...(kind === 'late-store' && { delayMs: random.int(100, latestStoreMs) }),
    ...(kind === 'status' && statusOf(random, target)),
    ...(kind === 'status-after-store' && serverErrorOf(random)),
  };
}

/** Offline: nothing that is asked of a service arrives. */
function spell(random: Random): FaultRequest {
  return { service: random.pick(['karoo', 'bimer']), kind: 'drop-before-store', times: random.int(4, 15) };
}

/**
 * Passing troubles on every route; on those that store a registration also refusals, which come back to the agent.
 * A refusal of the search or of Karoo's mark would ask for a person at Bimer or Karoo, whom this test has not.
 */
function statusOf(random: Random, { service, method, route }: Target): Partial<FaultRequest> {
  const isRegistration = service === 'bimer' && method === 'POST' && route.startsWith('/api/crm/');
  const status = random.pick(
    isRegistration ? [500, 502, 503, 503, 429, 400, 422, 401] : [500, 502, 503, 504, 429],
  );
  return withRetryAfter(random, status);
}

/** The server failed, but only after it had stored what it was given; some say even then when to come again. */
function serverErrorOf(random: Random): Partial<FaultRequest> {
  return withRetryAfter(random, random.pick([500, 502, 503, 504]));
}

function withRetryAfter(random: Random, status: number): Partial<FaultRequest> {
  const isPolite = status === 503 || status === 429;
  return { status, ...(isPolite && random.chance(0.5) && { headers: { 'retry-after': '1' } }) };
}
