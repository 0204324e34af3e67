import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations, type Operation } from '../../sandbox/openapi/operations';
import { createBench, newRegistration, oauthForm, type Bench, type CallOptions } from './checked-call';

// Every route of both documents × every status that it describes, provoked at least once and held against the document.
let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.sandbox.close());

const signInPaths = [
  '/oauth/token',
  '/auth/token',
  '/auth/refresh-token',
  '/auth/validate',
  '/api/autenticacao/token',
];
const isStream = ({ template }: Operation) => template === '/v1/eventos';
const isSignIn = ({ template }: Operation) => signInPaths.includes(template);
const api = operations.filter((operation) => !isSignIn(operation));

/** A request that succeeds. */
async function good({
  service,
  method,
  template,
}: Operation): Promise<{ path: string; options: CallOptions }> {
  const { seed, control } = bench;
  const id = (await control.finishAttendance({ emit: false, messageCount: 5 })).id;
  const stored = newRegistration(seed);
  const query: Record<string, string> = {
    '/api/pessoas': `?cpfCnpj=${String(seed.customer.CpfCnpj).padStart(14, '0')}`,
    '/api/pessoas/porNome': '?nome=mercearia&porTrecho=true&limite=5&pagina=1',
    '/api/crm/pareceres': `?chaveExterna=${stored.ChaveExterna}`,
    '/api/crm/atendimentos': method === 'GET' ? `?chaveExterna=${stored.ChaveExterna}` : '',
  };
  if (method === 'GET' && template === '/api/crm/atendimentos')
    await bench.bimer('POST', template, { json: stored });
  if (template === '/api/crm/pareceres') {
    await bench.bimer('POST', `/api/crm/atendimentos/${seed.openProcess.Numero}/pareceres`, { json: stored });
  }
  const path = template
    .replace('{id}', id)
    .replace('{codigo}', seed.customer.Codigo)
    .replace('{identificador}', seed.customer.Identificador)
    .replace('{numero}', seed.openProcess.Numero);
  const mark = {
    chave: `karoo:cta-1001:${id}:1:abcd1234`,
    numeroBimer: '100001',
    identificadorBimer: null,
    concluida: true,
  };
  const json = method === 'POST' ? (service === 'bimer' ? newRegistration(seed) : mark) : undefined;
  return { path: path + (query[template] ?? ''), options: json === undefined ? {} : { json } };
}

const send = async (operation: Operation, path: string, options: CallOptions = {}) => {
  return operation.service === 'karoo'
    ? bench.karoo(operation.method, path, options)
    : bench.bimer(operation.method, path, options);
};

describe.each(api)('$service $method $template', (operation) => {
  it('succeeds', async () => {
    if (isStream(operation)) return;
    const { path, options } = await good(operation);
    expect((await send(operation, path, options)).status).toBe(operation.method === 'POST' ? 201 : 200);
    if (operation.service === 'karoo' && operation.method === 'POST')
      expect((await send(operation, path, options)).status).toBe(200);
  });

  it('refuses without a token, without the module, and tells other failures', async () => {
    const { path, options } = await good(operation);
    expect((await send(operation, path, { ...options, token: null })).status).toBe(401);
    await bench.control.setFault({
      service: operation.service,
      kind: 'status',
      status: 500,
      route: operation.template,
    });
    expect((await send(operation, path, options)).status).toBe(500);
    if (operation.service === 'karoo') return;
    await bench.control.changeBimerSettings({ hasApiModule: false });
    expect((await send(operation, path, options)).status).toBe(403);
    await bench.control.changeBimerSettings({ hasApiModule: true });
  });

  it('refuses what the document does not allow, and keeps a record of it', async () => {
    const { path, options } = await good(operation);
    await bench.control.clearViolations();
    const answer = await send(operation, `${path}${path.includes('?') ? '&' : '?'}inesperado=1`, options);
    expect(answer.status).toBe(operation.service === 'karoo' ? 422 : 400);
    expect(JSON.stringify(answer.body)).toContain(operation.service === 'karoo' ? 'invalido' : '"-1"');
    expect((await bench.control.violations()).map(({ problems }) => problems)).toEqual([
      [expect.stringContaining('inesperado')],
    ]);
  });
});

const describing = (status: string) => api.filter(({ statuses }) => statuses.includes(status));

it.each(describing('404'))('$service $method $template does not know other ids', async (operation) => {
  const { options } = await good(operation);
  expect((await send(operation, operation.template.replace('{id}', 'nada'), options)).status).toBe(404);
});

it.each(describing('304'))(
  '$service $method $template is not sent again when it did not change',
  async (operation) => {
    const { path } = await good(operation);
    const etag = (await send(operation, path)).headers.get('etag');
    expect(etag).toMatch(/^".+"$/);
    expect((await send(operation, path, { headers: { 'if-none-match': etag as string } })).status).toBe(304);
  },
);

describe('signing in', () => {
  const post = (path: string, form: Record<string, string>) => bench.call('bimer', 'POST', path, { form });
  const failing = async (path: string, method = 'POST') => {
    await bench.control.setFault({ service: 'bimer', kind: 'status', status: 500, route: path });
    expect((await bench.call('bimer', method, path)).status).toBe(500);
  };

  it('answers in the style oauth as described', async () => {
    expect((await post('/oauth/token', oauthForm(bench.sandbox))).status).toBe(200);
    expect((await post('/oauth/token', oauthForm(bench.sandbox, 'nonce-12345', 'errada'))).status).toBe(400);
    await failing('/oauth/token');
  });

  it('answers in the style jwt as described', async () => {
    await bench.control.changeBimerSettings({ authStyle: 'jwt', clientSecret: '' });
    const { username, password } = bench.sandbox.provision.bimer;
    const { body } = await bench.call<{ accessToken: string; refreshToken: string }>(
      'bimer',
      'POST',
      '/auth/token',
      { form: { username, password } },
    );
    expect((await post('/auth/token', { username, password: 'errada' })).status).toBe(401);
    expect((await post('/auth/token', { username })).status).toBe(400);
    expect((await bench.call('bimer', 'GET', '/auth/validate', { token: body.accessToken })).status).toBe(
      200,
    );
    expect((await bench.call('bimer', 'GET', '/auth/validate', { token: 'outro' })).status).toBe(401);
    const form = { username, token: body.accessToken, refreshToken: body.refreshToken };
    expect((await post('/auth/refresh-token', form)).status).toBe(200);
    expect((await post('/auth/refresh-token', form)).status).toBe(401);
    expect((await post('/auth/refresh-token', { username })).status).toBe(400);
    await failing('/auth/token');
    await failing('/auth/refresh-token');
    await failing('/auth/validate', 'GET');
  });

  it('answers in the style jwt-api as described', async () => {
    await bench.control.changeBimerSettings({ authStyle: 'jwt-api' });
    const { username, password } = bench.sandbox.provision.bimer;
    expect(
      (await post('/api/autenticacao/token', { grant_type: 'password', username, password })).status,
    ).toBe(200);
    expect(
      (await post('/api/autenticacao/token', { grant_type: 'password', username, password: 'errada' }))
        .status,
    ).toBe(400);
    await failing('/api/autenticacao/token');
  });
});

it('has left no described answer untried', () => {
  const described = operations.flatMap(({ service, method, template, statuses }) =>
    statuses.map((status) => `${method} ${service} ${status === 'default' ? '500' : status} ${template}`),
  );
  const missing = described.filter((answer) => !bench.seen.has(answer));
  // The stream's 200 never ends; event-stream.test.ts reads it.
  expect(missing).toEqual(['GET karoo 200 /v1/eventos']);
});
