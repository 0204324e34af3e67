import { AppError } from '../../../common/errors';
import type { OpenProcesses, OwnedProducts } from '../../../common/lookups';
import type { BimerApi } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { Customers } from './customers';
import { isOutage } from './is-outage';

export interface CustomerBelongingsOptions {
  bimer: Pick<BimerApi, 'openProcessesOf' | 'productsOf'>;
  store: ObservedStore;
  customers: Pick<Customers, 'known' | 'byCode'>;
}

/** What belongs to one customer: its open attendances, and the products it owns. */
export class CustomerBelongings {
  readonly #options: CustomerBelongingsOptions;

  constructor(options: CustomerBelongingsOptions) {
    this.#options = options;
  }

  /**
   * Never kept, as a stale state would mislead: offline it says so. The most urgent first: next contact by date,
   * those without one last. Rejects with an AppError only when Bimer refuses to answer (for example `unauthorized`).
   */
  async openProcesses(code: string): Promise<OpenProcesses> {
    try {
      const id = await this.#idOf(code);
      if (id === null) return { status: 'not-listed', reason: 'unknown-customer' };
      const processes = await this.#options.bimer.openProcessesOf(id);
      const due = (date: string | null) => date ?? '9999';
      return {
        status: 'listed',
        processes: processes.toSorted((a, b) => due(a.nextContactDate).localeCompare(due(b.nextContactDate))),
      };
    } catch (error) {
      if (isMissingRoute(error)) return { status: 'not-listed', reason: 'unsupported' };
      if (isOutage(error)) return { status: 'not-listed', reason: 'offline' };
      throw error;
    }
  }

  /** Asked from Bimer, and offline as last known of a customer met before. Rejects like `openProcesses`. */
  async products(code: string): Promise<OwnedProducts> {
    try {
      const id = await this.#idOf(code);
      if (id === null) return { productIds: null, source: 'bimer' };
      const productIds = await this.#options.bimer.productsOf(id);
      await this.#remember(code, productIds);
      return { productIds, source: 'bimer' };
    } catch (error) {
      if (!isOutage(error) && !isMissingRoute(error)) throw error;
      const known = this.#options.store.get('customers', code)?.ownedProductIds;
      return { productIds: known ?? null, source: 'cache' };
    }
  }

  /** null = Bimer has no such customer. Rejects with an outage when nobody can tell. */
  async #idOf(code: string): Promise<string | null> {
    const { customers } = this.#options;
    const known = customers.known(code);
    if (known) return known.id;
    const { customer, source } = await customers.byCode(code);
    if (!customer && source === 'cache') throw new AppError('network-unreachable');
    return customer?.id ?? null;
  }

  /** Only of customers met before: this adds nobody to those that are kept. */
  async #remember(code: string, ownedProductIds: string[]): Promise<void> {
    const { store } = this.#options;
    try {
      await store.update(() => {
        const stored = store.get('customers', code);
        if (!stored || JSON.stringify(stored.ownedProductIds) === JSON.stringify(ownedProductIds)) return [];
        return [{ collection: 'customers', id: code, value: { ...stored, ownedProductIds } }];
      });
    } catch {
      // A convenience, as remembering the customer itself.
    }
  }
}

/** These routes are assumed: a Bimer without them is no failure the agent could do anything about. */
function isMissingRoute(error: unknown): boolean {
  return AppError.from(error).code === 'not-found';
}
