import type { HistoryPage } from '../../../common/ipc/contract';
import type { RecordStore } from '../ports';
import { toRegistrationView } from '../registration-view';

/** What has been registered in Bimer from this workstation. */
export class History {
  readonly #store: RecordStore;

  constructor(options: { store: RecordStore }) {
    this.#store = options.store;
  }

  /** One page, newest first; `total` counts all pages together. */
  list(offset: number, limit: number): HistoryPage {
    const registered = this.#store
      .all('registrations')
      .filter((registration) => registration.state === 'registered')
      .toSorted((a, b) => (b.registeredAt ?? 0) - (a.registeredAt ?? 0));
    return {
      items: registered.slice(offset, offset + limit).map(toRegistrationView),
      total: registered.length,
    };
  }
}
