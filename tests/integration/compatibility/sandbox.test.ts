import { afterEach, expect, test } from 'vitest';
import { isCompatible, type RouteReport } from '../../../common/compatibility';
import { GotBimerRoutes } from '../../../main/adapters/bimer/bimer-routes';
import { defaultCarriage } from '../../../main/adapters/http/send-request';
import { GotKarooRoutes } from '../../../main/adapters/karoo/karoo-routes';
import { bimerRoutes } from '../../../main/adapters/bimer/routes';
import { karooRoutes } from '../../../main/adapters/karoo/routes';
import { Compatibility } from '../../../main/services/compatibility/compatibility';
import { createSandbox, type Sandbox } from '../../../sandbox/create-sandbox';
import type { SandboxOptions } from '../../../sandbox/options';
import { createSandboxClient, type SandboxClient } from '../../support/sandbox-client';

let sandbox: Sandbox;
let client: SandboxClient;
afterEach(() => sandbox.close());

const nobody = () => undefined;
const logger = { info: nobody, warn: nobody, error: nobody };

async function check(
  options: Partial<SandboxOptions> = {},
  prepare: () => Promise<unknown> = () => Promise.resolve(),
  routes: Record<string, string> = {},
) {
  sandbox = await createSandbox({ customers: 400, pendingAtStart: 2, ...options });
  client = createSandboxClient(sandbox.controlUrl);
  await prepare();
  const { karoo, bimer } = sandbox.provision;
  const { network } = defaultCarriage;
  const compatibility = new Compatibility({
    karoo: new GotKarooRoutes({ connection: () => ({ ...karoo, routes: {} }), network, logger }),
    bimer: new GotBimerRoutes({ connection: () => ({ ...bimer, routes, maxListItems: 1000 }), network }),
    clock: { now: Date.now },
    appVersion: '1.0.0',
  });
  const report = await compatibility.check();
  const of = (route: string) => report.routes.find((one) => one.route === route) as RouteReport;
  return { report, of };
}

test.each([{}, { authStyle: 'jwt' }, { authStyle: 'jwt-api', basePath: '' }] as const)(
  'the sandbox is what the app expects (%j); every reading route is tried, none writes',
  async (options) => {
    const { report } = await check(options);
    expect(report.routes.filter(({ verdict }) => verdict.kind !== 'works')).toEqual([]);
    expect(isCompatible(report)).toBe(true);
    expect(await client.violations()).toEqual([]);
    const requests = await client.requests();
    expect(requests.filter(({ method, path }) => method !== 'GET' && !/token/i.test(path))).toEqual([]);
    const writing = ['integracoes', 'pareceresDoAtendimento'];
    const others = ['entradaOauth', 'entradaJwt', 'entradaJwtApi', 'renovacaoJwt'];
    const expected = [...Object.keys(karooRoutes), ...Object.keys(bimerRoutes)].filter(
      (name) => ![...writing, ...others].includes(name),
    );
    const tried = report.routes.map(({ route }) => route).filter((name) => !others.includes(name));
    expect(new Set(tried)).toEqual(new Set(expected));
  },
);

test('names in other case are told, and no obstacle', async () => {
  const { report, of } = await check({ keyCase: 'camel' });
  expect(of('produtos')).toMatchObject({ verdict: { kind: 'differs' } });
  expect(of('produtos').findings).toContainEqual({
    kind: 'other-case',
    field: 'ListaObjetos',
    found: 'listaObjetos',
  });
  expect(isCompatible(report)).toBe(true);
});

test('a Karoo without event stream is told, and no obstacle', async () => {
  const { report, of } = await check({ hasStream: false });
  expect(of('eventos').verdict).toMatchObject({ kind: 'missing' });
  expect(isCompatible(report)).toBe(true);
});

test('what is missing, otherwise, or fails is told route by route', async () => {
  const { report, of } = await check({}, async () => {
    const fault = { service: 'bimer', times: 1 } as const;
    await client.setFault({ ...fault, route: '/api/crm/produtos', kind: 'not-found-route' });
    const odd = { Identificador: 1, Codigo: '1', Nome: null, Ativo: 'S' };
    await client.setFault({
      ...fault,
      route: '/api/usuarios',
      kind: 'status',
      status: 200,
      body: { Erros: [], ListaObjetos: [odd] },
    });
    await client.setFault({ ...fault, route: '/api/crm/tiposAtendimento', kind: 'status', status: 500 });
    await client.setFault({ ...fault, route: '/api/crm/centrosResponsabilidade', kind: 'drop-before-store' });
    await client.setFault({ service: 'karoo', route: '/v1/conta', kind: 'malformed-json' });
  });
  expect(of('produtos').verdict).toEqual({ kind: 'missing', status: 404 });
  expect(of('usuarios').findings).toEqual(
    expect.arrayContaining([
      { kind: 'missing-field', field: 'ListaObjetos[].Login' },
      { kind: 'other-type', field: 'ListaObjetos[].Identificador', expected: 'string', found: 'integer' },
      { kind: 'other-type', field: 'ListaObjetos[].Ativo', expected: 'boolean', found: 'string' },
    ]),
  );
  expect(of('tiposAtendimento').verdict).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('500') as string,
  });
  expect(of('centrosResponsabilidade').verdict).toMatchObject({ kind: 'failed' });
  expect(of('conta').verdict).toMatchObject({ kind: 'failed' });
  expect(of('atendimento').verdict).toMatchObject({ kind: 'works' });
  expect(isCompatible(report)).toBe(false);
});

test('a search by key that answers with anybody’s records is told', async () => {
  const record = { Identificador: '00A0000001', Numero: '7' };
  const { of } = await check({}, () =>
    client.setFault({
      service: 'bimer',
      route: '/api/crm/pareceres',
      kind: 'status',
      status: 200,
      body: { Erros: [], ListaObjetos: [record] },
    }),
  );
  expect(of('pareceres').findings).toEqual([{ kind: 'filter-ignored' }]);
});

test('a refused user ends it for Bimer, and only there', async () => {
  const { of, report } = await check({}, () => client.setBimerPassword('outra'));
  expect(of('entradaOauth').verdict).toMatchObject({ kind: 'failed' });
  expect(of('usuarios').verdict).toEqual({ kind: 'not-tried', why: 'no-sign-in' });
  expect(of('conta').verdict).toMatchObject({ kind: 'works' });
  expect(isCompatible(report)).toBe(false);
});

test('a route at another path is asked there', async () => {
  const { of } = await check({}, undefined, { usuarios: '/api/outros/usuarios' });
  expect(of('usuarios')).toMatchObject({ path: '/api/outros/usuarios', verdict: { kind: 'missing' } });
});

test('no value of an answer is in the report', async () => {
  const { report } = await check();
  const { customer } = await client.seedData();
  const text = JSON.stringify(report);
  expect(text).not.toContain(customer.Nome);
  expect(text).not.toContain(sandbox.provision.karoo.token);
  expect(text).not.toContain(sandbox.provision.bimer.password);
});
