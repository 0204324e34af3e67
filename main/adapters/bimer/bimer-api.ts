import { AppError } from '../../../common/errors';
import type { BimerProcess, Customer, LookupItems, LookupListName } from '../../../common/lookups';
import type {
  BimerApi,
  BimerRegistration,
  KeySearchOutcome,
  Logger,
  LookupFetch,
  SubmissionOutcome,
} from '../../services/ports';
import type { RequestTimeouts } from '../http/got-client';
import type { Network } from '../http/network';
import { defaultCarriage } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import { BimerClient, type BimerCall } from './bimer-client';
import type { BimerConnectionSettings } from './connection';
import { readEnvelope } from './envelope';
import { searchByKey } from './key-search';
import { readCustomer } from './mapping/customer';
import { lookupSources, readProduct } from './mapping/lookup-items';
import { readProcess } from './mapping/process';
import { fetchWholeList, readableEnvelope } from './paged-list';
import { submitRegistration } from './submission';

export interface GotBimerApiOptions {
  /** Asked at every call; a changed connection discards the token. */
  connection: () => BimerConnectionSettings;
  logger: Logger;
  /** Wall clock, ms since the epoch. */
  now?: () => number;
  timeouts?: RequestTimeouts;
  network?: Network;
}

const minNameLetters = 3;
const maxCustomers = 200;
/** What belongs to one customer is read in one page. */
const maxBelongings = 200;

/** Bimer over HTTP. Reading methods reject with an AppError; nothing is repeated but once after a 401. */
export class GotBimerApi implements BimerApi {
  readonly #client: BimerClient;
  readonly #logger: Logger;

  constructor({ logger, ...options }: GotBimerApiOptions) {
    this.#client = new BimerClient({ ...defaultCarriage, now: Date.now, ...options });
    this.#logger = logger;
  }

  checkSignIn(): Promise<void> {
    return this.#client.checkSignIn();
  }

  async fetchLookup<N extends LookupListName>(name: N, etag: string | null): Promise<LookupFetch<N>> {
    const { route, read } = lookupSources[name];
    const list = await fetchWholeList(this.#client, this.#logger, { route, etag });
    if (list.kind === 'unchanged') return list;
    const items = this.#readable(name, list.items, read) as LookupItems[N];
    return { kind: 'fetched', items, etag: list.etag };
  }

  async customerByCode(code: string): Promise<Customer | null> {
    return this.#readOne(
      'customers',
      { route: 'pessoaPorCodigo', values: { codigo: code.trim() } },
      readCustomer,
    );
  }

  async customersByDocument(document: string): Promise<Customer[]> {
    if (!/^(\d{11}|\d{14})$/.test(document)) throw new AppError('invalid-input', { detail: 'CPF or CNPJ' });
    const { items } = await this.#read({ route: 'pessoas', query: { cpfCnpj: document } });
    return this.#readable('customers', items, readCustomer).slice(0, maxCustomers);
  }

  async customersByName(name: string, limit: number): Promise<{ customers: Customer[]; hasMore: boolean }> {
    // Bimer may answer a shorter name with the whole table.
    if ((name.match(/[\p{L}\p{N}]/gu) ?? []).length < minNameLetters) throw new AppError('invalid-input');
    const limite = Math.min(Math.max(Math.trunc(limit), 1), maxCustomers);
    const query = { nome: name.trim(), porTrecho: true, limite, pagina: 1 };
    const { items, paging } = await this.#read({ route: 'pessoasPorNome', query });
    const hasMore = paging?.total == null ? items.length >= limite : paging.total > limite;
    return { customers: this.#readable('customers', items, readCustomer).slice(0, limite), hasMore };
  }

  async openProcessesOf(customerId: string): Promise<BimerProcess[]> {
    const { items } = await this.#readWhereSupported({
      route: 'atendimentosDaPessoa',
      values: { identificador: customerId },
      query: { situacao: 'A', limite: maxBelongings, pagina: 1 },
    });
    // Who knows no filter sends the closed ones too.
    return this.#readable('processes', items, readProcess).filter((process) => !process.isClosed);
  }

  async productsOf(customerId: string): Promise<string[]> {
    const { items } = await this.#readWhereSupported({
      route: 'produtosDaPessoa',
      values: { identificador: customerId },
      query: { limite: maxBelongings, pagina: 1 },
    });
    return this.#readable('products', items, readProduct).map((product) => product.id);
  }

  async processByNumber(number: string): Promise<BimerProcess | null> {
    return this.#readOne(
      'processes',
      { route: 'atendimento', values: { numero: number.trim() } },
      readProcess,
    );
  }

  submit(registration: BimerRegistration, processNumber: string | null): Promise<SubmissionOutcome> {
    return submitRegistration(this.#client, registration, processNumber, (key, number) =>
      this.findByKey(key, number),
    );
  }

  findByKey(key: string, processNumber: string | null): Promise<KeySearchOutcome> {
    return searchByKey(this.#client, this.#logger, { key, processNumber });
  }

  async #readOne<T>(what: string, call: BimerCall, read: (item: unknown) => T | null): Promise<T | null> {
    try {
      return this.#readable(what, (await this.#read(call)).items, read)[0] ?? null;
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  }

  async #read(call: BimerCall) {
    const result = await this.#client.call(call);
    if (result.kind !== 'answered') throw result.error;
    return readableEnvelope(result.answer);
  }

  /** For routes the app can do without: a Bimer that does not have one is well all the same. @throws `not-found` */
  async #readWhereSupported(call: BimerCall) {
    const result = await this.#client.call(call);
    if (result.kind !== 'answered') throw result.error;
    const isUnknownRoute = result.answer.status === 404 || result.answer.status === 405;
    if (isUnknownRoute && readEnvelope(parseJson(result.answer.text))?.isEnvelope !== true)
      throw new AppError('not-found', { detail: `no route ${call.route}` });
    return readableEnvelope(result.answer);
  }

  /**
   * Unreadable items are dropped, so that one does not hide the others; when all are, the answer is no list at
   * all, and an empty one must not take the place of what is known.
   */
  #readable<T>(what: string, items: unknown[], read: (item: unknown) => T | null): T[] {
    const readable = items.map(read).filter((item) => item !== null);
    const dropped = items.length - readable.length;
    if (dropped > 0) this.#logger.warn(`Bimer sent unreadable ${what}`, { dropped });
    if (dropped > 0 && readable.length === 0)
      throw new AppError('invalid-response', { detail: `unreadable ${what}` });
    return readable;
  }
}
