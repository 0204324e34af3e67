import type { Customer, CustomerFinding, CustomerSearchResult } from '../../../common/lookups';
import { foldEntries, searchEntries } from '../../../common/search-items';
import type { ContactQuery } from '../../../common/attendance/contact-query';
import { customerQuery } from '../../../common/attendance/customer-query';
import type { BimerApi, Clock } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { StoreChange } from '../stored-shapes';
import { isOutage } from './is-outage';

export interface CustomersOptions {
  bimer: Pick<BimerApi, 'customerByCode' | 'customersByDocument' | 'customersByName'>;
  store: ObservedStore;
  clock: Pick<Clock, 'now'>;
}

/** Most customers remembered; the ones used longest ago go first. */
export const maxRememberedCustomers = 2000;
const searchLimit = 50;
/** A customer met again within this time costs no write. */
const rememberAgainAfterMs = 60 * 60 * 1000;

/**
 * Customers: asked from Bimer, and offline from those met before. Met means found by its own code or document: the
 * other hits of a search by name are not kept, because the customer base is never copied to a workstation (LGPD).
 */
export class Customers {
  readonly #options: CustomersOptions;

  constructor(options: CustomersOptions) {
    this.#options = options;
  }

  /** Leading zeros count. Rejects with an AppError only when Bimer refuses to answer (for example `unauthorized`). */
  async byCode(code: string): Promise<CustomerFinding> {
    try {
      return { customer: await this.#ask(code), source: 'bimer' };
    } catch (error) {
      if (!isOutage(error)) throw error;
      return { customer: this.known(code), source: 'cache' };
    }
  }

  /**
   * As `byCode`, for who cannot go on without: during an outage one met before, else it rejects with why Bimer could not
   * be asked. null = Bimer has none.
   */
  async require(code: string): Promise<Customer | null> {
    try {
      return await this.#ask(code);
    } catch (error) {
      const known = isOutage(error) ? this.known(code) : null;
      if (known) return known;
      throw error;
    }
  }

  async #ask(code: string): Promise<Customer | null> {
    const customer = await this.#options.bimer.customerByCode(code);
    if (customer) await this.#remember([customer]);
    return customer;
  }

  /** A customer met before, without asking Bimer. */
  known(code: string): Customer | null {
    return this.#options.store.get('customers', code)?.customer ?? null;
  }

  /** By code, CPF/CNPJ, name, or a contact's phone or e-mail; text too short for Bimer searches only those met before. Rejects like `byCode`. */
  async search(text: string): Promise<CustomerSearchResult> {
    const query = customerQuery(text);
    switch (query.kind) {
      case 'nothing':
        return this.#searchKnown('', []);
      case 'contact': {
        const customers = await this.#byContact(query.contact);
        return { customers: customers.slice(0, searchLimit), source: 'contact', hasMore: false };
      }
      case 'name':
        return this.#orKnown(query.name, [], async () => {
          const found = await this.#options.bimer.customersByName(query.name, searchLimit);
          return { ...found, source: 'bimer' };
        });
      case 'code':
        if (!/^\d+$/.test(query.code)) return this.#searchKnown(query.code, []);
        return this.#searchNumber({ code: query.code, document: null }, []);
      case 'number':
        return this.#searchNumber(query, query.contact ? await this.#byContact(query.contact) : []);
    }
  }

  #searchNumber(
    query: { code: string | null; document: string | null },
    ofContact: readonly Customer[],
  ): Promise<CustomerSearchResult> {
    return this.#orKnown(query.document ?? query.code ?? '', ofContact, async () => {
      const customers = eachOnce([...(await this.#byNumber(query)), ...ofContact]);
      return { customers: customers.slice(0, searchLimit), source: 'bimer', hasMore: false };
    });
  }

  /** What Bimer answers, or during an outage those met before. */
  async #orKnown(
    text: string,
    ofContact: readonly Customer[],
    ask: () => Promise<CustomerSearchResult>,
  ): Promise<CustomerSearchResult> {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error)) throw error;
      return this.#searchKnown(text, ofContact);
    }
  }

  async #byNumber(query: { code: string | null; document: string | null }): Promise<Customer[]> {
    const { bimer } = this.#options;
    const byCode = query.code === null ? null : await bimer.customerByCode(query.code);
    const byDocument = query.document === null ? [] : await bimer.customersByDocument(query.document);
    const found = eachOnce([...(byCode ? [byCode] : []), ...byDocument]);
    await this.#remember(found);
    return found;
  }

  /** Bimer cannot be asked for contacts: only attendances that were met here tell whose they are. */
  async #byContact(query: ContactQuery): Promise<Customer[]> {
    const codes = await this.#options.store.customerCodesOf(query);
    return codes.map((code) => this.known(code)).filter((customer) => customer !== null);
  }

  #searchKnown(text: string, ofContact: readonly Customer[]): CustomerSearchResult {
    const known = this.#options.store.all('customers').toSorted((a, b) => b.lastUsedAt - a.lastUsedAt);
    const entries = foldEntries(
      known.map((stored) => stored.customer),
      ({ code, name, cpfCnpj }) => [code, name, ...(cpfCnpj === null ? [] : [cpfCnpj])],
    );
    const hits = eachOnce([...searchEntries(entries, text, searchLimit + 1), ...ofContact]);
    return {
      customers: hits.slice(0, searchLimit),
      source: 'cache',
      hasMore: hits.length > searchLimit,
    };
  }

  async #remember(customers: readonly Customer[]): Promise<void> {
    const { store, clock } = this.#options;
    const now = clock.now();
    const fresh = customers.filter((customer) => {
      const known = store.get('customers', customer.code);
      if (!known || JSON.stringify(known.customer) !== JSON.stringify(customer)) return true;
      return Math.abs(now - known.lastUsedAt) > rememberAgainAfterMs;
    });
    if (fresh.length === 0) return;
    const changes = fresh.map((customer): StoreChange => ({
      collection: 'customers',
      id: customer.code,
      value: { ...store.get('customers', customer.code), customer, lastUsedAt: now },
    }));
    try {
      await store.commit([...this.#dropOldest(fresh), ...changes]);
    } catch {
      // Remembering is a convenience: the customer was found and is shown all the same.
    }
  }

  #dropOldest(arriving: readonly Customer[]): StoreChange[] {
    const { store } = this.#options;
    const codes = new Set(arriving.map((customer) => customer.code));
    const others = store.all('customers').filter(({ customer }) => !codes.has(customer.code));
    const excess = others.length + codes.size - maxRememberedCustomers;
    if (excess <= 0) return [];
    return others
      .toSorted((a, b) => a.lastUsedAt - b.lastUsedAt)
      .slice(0, excess)
      .map(({ customer }): StoreChange => ({ collection: 'customers', id: customer.code, value: null }));
  }
}

function eachOnce(customers: readonly Customer[]): Customer[] {
  return [...new Map(customers.map((customer) => [customer.code, customer])).values()];
}
