import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { createSandbox, type Sandbox } from '../../sandbox/create-sandbox';
import { matchOperation, type Service } from '../../sandbox/openapi/operations';
import type { SandboxOptions } from '../../sandbox/options';
import { responseProblems } from '../../sandbox/openapi/validation';
import type { Bimer } from '../../sandbox/openapi/schemas';
import { createSandboxClient, type SandboxClient, type SeedData } from '../support/sandbox-client';

export interface CallOptions {
  form?: Record<string, string>;
  json?: unknown;
  headers?: Record<string, string>;
  /** Null: without a token. */
  token?: string | null;
}

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Bench {
  sandbox: Sandbox;
  control: SandboxClient;
  seed: SeedData;
  /** `GET karoo 200 /v1/conta`: every answer that was held against the document. */
  seen: Set<string>;
  /** Calls, and fails the test when the answer does not keep to the OpenAPI document. */
  call<T = unknown>(
    service: Service,
    method: string,
    path: string,
    options?: CallOptions,
  ): Promise<Answer<T>>;
  /** Calls Bimer with a good token of the style `oauth`. */
  bimer<T = Bimer['Envelope']>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  karoo<T = unknown>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  signIn(): Promise<string>;
}

/** A sandbox inside the test's own process, with calls that check every answer. */
export async function createBench(options: Partial<SandboxOptions> = {}): Promise<Bench> {
  const sandbox = await createSandbox({ customers: 400, ...options });
  const control = createSandboxClient(sandbox.controlUrl);
  const seen = new Set<string>();

  // The body's type is the caller's claim; the document has just confirmed it.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  const call: Bench['call'] = async <T>(
    service: Service,
    method: string,
    path: string,
    given: CallOptions = {},
  ) => {
    const { form, json, headers = {}, token = null } = given;
    const response = await fetch((service === 'karoo' ? sandbox.karooUrl : sandbox.bimerUrl) + path, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(form && { body: new URLSearchParams(form) }),
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body: unknown = isJson ? JSON.parse(text) : text;
    const match = matchOperation(service, method, path.split('?')[0] as string);
    if ('operation' in match && isJson) {
      const { template } = match.operation;
      expect(
        responseProblems(match.operation, response.status, inPascal(service, template, body)),
        `${method} ${path}`,
      ).toEqual([]);
    }
    if ('operation' in match) seen.add(`${method} ${service} ${response.status} ${match.operation.template}`);
    return { status: response.status, headers: response.headers, body: body as T };
  };

  let token: string | null = null;
  const signIn = async () =>
    (token = (await call<Bimer['TokenOauth']>('bimer', 'POST', '/oauth/token', { form: oauthForm(sandbox) }))
      .body.access_token);
  return {
    sandbox,
    control,
    seed: await control.seedData(),
    seen,
    call,
    signIn,
    bimer: async (method, path, given) =>
      call('bimer', method, path, { token: token ?? (await signIn()), ...given }),
    karoo: (method, path, given) =>
      call('karoo', method, path, { token: sandbox.provision.karoo.token, ...given }),
  };
}

export function oauthForm(
  { provision }: Sandbox,
  nonce: string = randomUUID(),
  clearPassword = provision.bimer.password,
) {
  const { clientId, clientSecret, username } = provision.bimer;
  const password = createHash('md5')
    .update(username + nonce + clearPassword)
    .digest('hex');
  return {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'password',
    username,
    nonce,
    password,
  };
}

/** A registration that Bimer accepts: open, with a next contact. */
export function newRegistration(
  seed: SeedData,
  fields: Partial<Bimer['NovoRegistro']> = {},
): Bimer['NovoRegistro'] {
  return {
    ChaveExterna: `karoo:cta-1001:${randomUUID()}:1:abcd1234`,
    IdentificadorPessoa: seed.customer.Identificador,
    IdentificadorProduto: seed.product.Identificador,
    IdentificadorTipoAtendimento: seed.typeWithTexts.Identificador,
    Assunto: 'Rejeição na NF-e',
    PessoaContato: 'Maria das Dores',
    Parecer: 'Orientada a reenviar a nota.',
    Historico: null,
    Encerrar: false,
    IdentificadorCentroResponsabilidade: null,
    IdentificadorUsuarioProximoContato: seed.otherUser.Identificador,
    DataProximoContato: '2030-01-15',
    Prioritario: false,
    DestinatariosSpySystem: [seed.agent.login],
    Destinatarios: ['cliente@example.com'],
    Origem: {
      Sistema: 'Karoo',
      NumeroAtendimento: '48213',
      Inicio: '2026-01-10T12:00:00.000Z',
      Fim: '2026-01-10T12:30:00.000Z',
    },
    ...fields,
  };
}

// The document describes PascalCase; sign-in answers have keys of their own.
function inPascal(service: Service, template: string, value: unknown): unknown {
  const isOwn = service === 'karoo' || /token/i.test(template);
  return isOwn ? value : pascalKeys(value);
}

function pascalKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalKeys);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      pascalKeys(inner),
    ]),
  );
}
