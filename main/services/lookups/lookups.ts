import { AppError } from '../../../common/errors';
import {
  lookupListNames,
  type LookupItems,
  type LookupList,
  type LookupListName,
} from '../../../common/lookups';
import { Listeners } from '../listeners';
import type { BimerApi, CachedLookup, Clock, Logger, LookupCache } from '../ports';

export interface LookupsOptions {
  bimer: Pick<BimerApi, 'fetchLookup'>;
  cache: LookupCache;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

const emptyItems: LookupItems = { products: [], attendanceTypes: [], responsibilityCentres: [], users: [] };

/** The lookup lists (listas de apoio), kept whole on the workstation so that forms work offline. */
export class Lookups {
  /** A list was confirmed with Bimer, changed or not. */
  readonly changed = new Listeners<{ name: LookupListName; fetchedAt: number }>();
  readonly #options: LookupsOptions;
  readonly #refreshing = new Map<LookupListName, Promise<unknown>>();

  constructor(options: LookupsOptions) {
    this.#options = options;
  }

  /** The list as known now, without asking Bimer; never fetched = empty, with `fetchedAt` null. */
  list<N extends LookupListName>(name: N): LookupList<N> {
    const cached = this.#options.cache.read(name);
    return { name, items: cached?.items ?? emptyItems[name], fetchedAt: cached?.fetchedAt ?? null };
  }

  /** Asks Bimer; whoever asks meanwhile shares the answer. Rejects with an AppError and the old list stays. */
  async refresh<N extends LookupListName>(name: N): Promise<LookupList<N>> {
    let running = this.#refreshing.get(name);
    if (!running) {
      running = this.#fetch(name).finally(() => this.#refreshing.delete(name));
      this.#refreshing.set(name, running);
    }
    await running;
    return this.list(name);
  }

  /** Refreshes the lists confirmed longer than `maxAgeMs` ago, one after the other; failures are only logged. */
  async refreshStale(maxAgeMs: number): Promise<void> {
    for (const name of lookupListNames) {
      const { fetchedAt } = this.list(name);
      const ageMs = this.#options.clock.now() - (fetchedAt ?? 0);
      // A negative age is a clock that was set back: the list may be of any age.
      if (fetchedAt !== null && ageMs >= 0 && ageMs <= maxAgeMs) continue;
      try {
        await this.refresh(name);
      } catch (thrown) {
        this.#options.logger.warn('lookup list not refreshed', { name, code: AppError.from(thrown).code });
      }
    }
  }

  async #fetch(name: LookupListName): Promise<void> {
    const { bimer, cache, clock } = this.#options;
    const cached = cache.read(name);
    const answer = await bimer.fetchLookup(name, cached?.etag ?? null);
    const fetchedAt = clock.now();
    let list: CachedLookup;
    if (answer.kind === 'fetched') list = { items: answer.items, etag: answer.etag, fetchedAt };
    else if (cached) list = { ...cached, fetchedAt };
    else throw new AppError('invalid-response', { detail: `${name}: unchanged, but never fetched` });
    cache.write(name, list);
    this.changed.emit({ name, fetchedAt });
  }
}
