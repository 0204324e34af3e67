import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bimer, Karoo } from '../../../sandbox/openapi/schemas';
import type { RunningSandbox } from '../../support/sandbox';
import type { FormPlan } from '../plan/form-plan';

/** How the request log tells the two computers apart. */
export const rivalAgent = 'second-computer';
const keyPart = 'rivalxxx';

/** `stopped`: Karoo said that somebody else registered the attendance; else the key of its record and mark. */
export type RivalOutcome = { kind: 'stopped' } | { kind: 'registered'; key: string };

/**
 * A second computer of the agent: does what the app does, in its order, with a key of its own. Faults pass its requests
 * by, so that it always knows their outcome.
 */
export class Rival {
  constructor(private readonly sandbox: Pick<RunningSandbox, 'karooUrl' | 'bimerUrl' | 'provision'>) {}

  /** Rejects when a service refuses what it must not. */
  async register({ id }: Karoo['Atendimento'], form: FormPlan, slownessMs: number): Promise<RivalOutcome> {
    const path = `/v1/atendimentos/${id}`;
    const attendance = await readAs<Karoo['Atendimento']>(await this.#karoo('GET', path), 200);
    if (attendance.integrado) return { kind: 'stopped' };
    await sleep(slownessMs);
    const key = `karoo:${attendance.conta}:${id}:1:${keyPart}`;
    const { Numero, Identificador } = await this.#store(bodyOf(attendance, form, key));
    await sleep(slownessMs);
    const mark: Karoo['NovaIntegracao'] = {
      chave: key,
      numeroBimer: Numero,
      identificadorBimer: Identificador,
      concluida: true,
    };
    await readAs(await this.#karoo('POST', `${path}/integracoes`, mark), 201);
    return { kind: 'registered', key };
  }

  #karoo(method: string, path: string, body?: object): Promise<Response> {
    const { karooUrl, provision } = this.sandbox;
    return request(method, karooUrl + path, provision.karoo.token, body);
  }

  async #store(body: Bimer['NovoRegistro']): Promise<{ Numero: string; Identificador: string }> {
    for (;;) {
      const token = await this.#signIn();
      const response = await request('POST', `${this.sandbox.bimerUrl}/api/crm/atendimentos`, token, body);
      // All tokens may be made to expire between the two requests.
      if (response.status === 401) continue;
      const { ListaObjetos } = await readAs<{
        ListaObjetos: { Numero: string; Identificador: string }[];
      }>(response, 201);
      const [stored] = ListaObjetos;
      if (!stored) throw new Error('second computer: Bimer tells no record');
      return stored;
    }
  }

  async #signIn(): Promise<string> {
    const { clientId, clientSecret, username, password } = this.sandbox.provision.bimer;
    const nonce = randomUUID();
    const hash = createHash('md5').update(username + nonce + password);
    const form = {
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'password',
      username,
      nonce,
      password: hash.digest('hex'),
    };
    const answer = await request(
      'POST',
      `${this.sandbox.bimerUrl}/oauth/token`,
      null,
      new URLSearchParams(form),
    );
    return (await readAs<Bimer['TokenOauth']>(answer, 200)).access_token;
  }
}

function request(
  method: string,
  url: string,
  token: string | null,
  body?: object | URLSearchParams,
): Promise<Response> {
  const isForm = body instanceof URLSearchParams;
  return fetch(url, {
    method,
    headers: {
      'user-agent': rivalAgent,
      'x-sandbox-faults': 'none',
      // As in the control client: a server that stood still may just be closing what was kept open.
      connection: 'close',
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body && !isForm && { 'content-type': 'application/json' }),
    },
    ...(body && { body: isForm ? body : JSON.stringify(body) }),
  });
}

async function readAs<T>(response: Response, status: number): Promise<T> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`second computer: ${response.status} ${text}`);
  return JSON.parse(text) as T;
}

function bodyOf(
  { numero, inicio, fim }: Karoo['Atendimento'],
  { customer, product, type }: FormPlan,
  key: string,
): Bimer['NovoRegistro'] {
  return {
    ChaveExterna: key,
    IdentificadorPessoa: customer.Identificador,
    IdentificadorProduto: product.id,
    IdentificadorTipoAtendimento: type.id,
    Assunto: 'Do outro computador',
    PessoaContato: 'Do outro computador',
    Parecer: 'Do outro computador',
    Historico: null,
    Encerrar: true,
    IdentificadorCentroResponsabilidade: null,
    IdentificadorUsuarioProximoContato: null,
    DataProximoContato: null,
    Prioritario: null,
    DestinatariosSpySystem: [],
    Destinatarios: [],
    Origem: { Sistema: 'Karoo', NumeroAtendimento: numero, Inicio: inicio, Fim: fim },
  };
}
