import type { HistoryPage } from '../../../common/registrations/registration-view';
import { toRegistrationView } from '../registrations/view';
import type { ObservedStore } from '../store/observed-store';

/** What has been registered in Bimer from this workstation. */
export class History {
  readonly #store: ObservedStore;

  constructor(options: { store: ObservedStore }) {
    this.#store = options.store;
  }

  /** One page, newest first; `total` counts all pages together. */
  async list(offset: number, limit: number): Promise<HistoryPage> {
    const { page, total } = await this.#store.registrations.registered(offset, limit);
    return { items: page.map(toRegistrationView), total };
  }
}
