import { hasNameLetters } from '../../../common/attendance/customer-query';
import { isTaxNumber } from '../../../common/attendance/tax-number';
import { AppError } from '../../../common/errors';
import type { BimerProcess, Customer, LookupItems, LookupListName } from '../../../common/lookups';
import type {
  BimerApi,
  BimerConnectionSettings,
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
import { readEnvelope } from './envelope';
import { searchByKey } from './key-search';
import { readCustomer } from './mapping/customer';
import { lookupSources, readProduct } from './mapping/lookup-items';
import { readProcess } from './mapping/process';
import { fetchWholeList, type ListSource } from './paged-list';
import { readableEnvelope } from './readable-envelope';
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

const maxCustomers = 200;
/** What belongs to one customer is read in one page. */
const maxBelongings = 200;

/** Bimer over HTTP. Reading methods reject with an AppError; nothing is repeated but once after a 401. */
export class GotBimerApi implements BimerApi {
  readonly #client: BimerClient;
  readonly #logger: Logger;
  readonly #connection: () => BimerConnectionSettings;

  constructor({ logger, ...options }: GotBimerApiOptions) {
    this.#client = new BimerClient({ ...defaultCarriage, now: Date.now, ...options });
    this.#logger = logger;
    this.#connection = options.connection;
  }

  checkSignIn(): Promise<void> {
    return this.#client.checkSignIn();
  }

  trySignInAgain(): void {
    this.#client.trySignInAgain();
  }

  async fetchLookup<N extends LookupListName>(name: N, etag: string | null): Promise<LookupFetch<N>> {
    const source = lookupSources[name] as ListSource<LookupItems[N][number]>;
    const list = await fetchWholeList(this.#client, source, {
      etag,
      maxItems: this.#connection().maxListItems,
    });
    if (list.kind === 'unchanged') return list;
    this.#noteDropped(name, list.dropped, list.items.length);
    return { kind: 'fetched', items: list.items as LookupItems[N], etag: list.etag };
  }

  async customerByCode(code: string): Promise<Customer | null> {
    const asked = code.trim();
    const call: BimerCall = { route: 'pessoaPorCodigo', values: { codigo: asked } };
    // Leading zeros count: a server that takes codes for numbers finds another customer.
    return this.#readOne('customers', call, readCustomer, (customer) => customer.code === asked);
  }

  async customersByDocument(document: string): Promise<Customer[]> {
    if (!isTaxNumber(document)) throw new AppError('invalid-input', { detail: 'CPF or CNPJ' });
    const { items } = await this.#read({ route: 'pessoas', query: { cpfCnpj: document } });
    const customers = this.#readable('customers', items, readCustomer);
    return customers.filter(({ cpfCnpj }) => isSameNumber(cpfCnpj, document)).slice(0, maxCustomers);
  }

  async customersByName(name: string, limit: number): Promise<{ customers: Customer[]; hasMore: boolean }> {
    // Bimer may answer a shorter name with the whole table.
    if (!hasNameLetters(name)) throw new AppError('invalid-input');
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
    const call: BimerCall = { route: 'atendimento', values: { numero: number.trim() } };
    return this.#readOne('processes', call, readProcess, (process) =>
      isSameNumber(process.number, number.trim()),
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

  /** `isAskedFor`: a server may overlook what was asked, and then answers with anybody's records. */
  async #readOne<T>(
    what: string,
    call: BimerCall,
    read: (item: unknown) => T | null,
    isAskedFor: (found: T) => boolean,
  ): Promise<T | null> {
    try {
      return this.#readable(what, (await this.#read(call)).items, read).find(isAskedFor) ?? null;
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

  #readable<T>(what: string, items: unknown[], read: (item: unknown) => T | null): T[] {
    const readable = items.map(read).filter((item) => item !== null);
    this.#noteDropped(what, items.length - readable.length, readable.length);
    return readable;
  }

  /**
   * Unreadable items are dropped, so that one does not hide the others; when all are, the answer is no list at
   * all, and an empty one must not take the place of what is known.
   */
  #noteDropped(what: string, dropped: number, kept: number): void {
    if (dropped === 0) return;
    this.#logger.warn(`Bimer sent unreadable ${what}`, { dropped });
    if (kept === 0) throw new AppError('invalid-response', { detail: `unreadable ${what}` });
  }
}

/** Whether two numbers are the same but for leading zeros, which get lost where they travel as numbers. */
function isSameNumber(found: string | null, asked: string): boolean {
  return found?.replace(/^0+/, '') === asked.replace(/^0+/, '');
}
