import { AppError, type AppErrorData } from '../../../common/errors';
import type { BimerConnection } from '../../../common/app-status';
import type { Customer, LookupListName, BimerProcess } from '../../../common/lookups';
import { Listeners } from '../listeners';
import type { BimerApi, BimerRegistration, KeySearchOutcome, LookupFetch, SubmissionOutcome } from '../ports';

export interface BimerState {
  state: BimerConnection;
  error: AppErrorData | null;
}

/** Bimer, and what its last answer says about the connection: nobody has to ask it just to know. */
export class ObservedBimerApi implements BimerApi {
  readonly stateChanged = new Listeners<BimerState>();
  readonly #inner: BimerApi;
  #state: BimerState = { state: 'unknown', error: null };

  constructor(inner: BimerApi) {
    this.#inner = inner;
  }

  state(): BimerState {
    return this.#state;
  }

  /** New settings: what was known of the connection says nothing about the new one. */
  forget(): void {
    this.#inner.trySignInAgain();
    this.#enter({ state: 'unknown', error: null });
  }

  checkSignIn(): Promise<void> {
    return this.#watch(this.#inner.checkSignIn());
  }

  trySignInAgain(): void {
    this.#inner.trySignInAgain();
  }

  fetchLookup<N extends LookupListName>(name: N, etag: string | null): Promise<LookupFetch<N>> {
    return this.#watch(this.#inner.fetchLookup(name, etag));
  }

  customerByCode(code: string): Promise<Customer | null> {
    return this.#watch(this.#inner.customerByCode(code));
  }

  customersByDocument(document: string): Promise<Customer[]> {
    return this.#watch(this.#inner.customersByDocument(document));
  }

  customersByName(name: string, limit: number): Promise<{ customers: Customer[]; hasMore: boolean }> {
    return this.#watch(this.#inner.customersByName(name, limit));
  }

  openProcessesOf(customerId: string): Promise<BimerProcess[]> {
    return this.#watch(this.#inner.openProcessesOf(customerId));
  }

  productsOf(customerId: string): Promise<string[]> {
    return this.#watch(this.#inner.productsOf(customerId));
  }

  processByNumber(number: string): Promise<BimerProcess | null> {
    return this.#watch(this.#inner.processByNumber(number));
  }

  async submit(registration: BimerRegistration, processNumber: string | null): Promise<SubmissionOutcome> {
    const outcome = await this.#inner.submit(registration, processNumber);
    this.#note('error' in outcome ? outcome.error : null);
    return outcome;
  }

  async findByKey(key: string, processNumber: string | null): Promise<KeySearchOutcome> {
    const outcome = await this.#inner.findByKey(key, processNumber);
    this.#note(outcome.kind === 'failed' ? outcome.error : null);
    return outcome;
  }

  async #watch<T>(call: Promise<T>): Promise<T> {
    try {
      const answer = await call;
      this.#note(null);
      return answer;
    } catch (thrown) {
      this.#note(AppError.from(thrown));
      throw thrown;
    }
  }

  #note(error: AppError | null): void {
    const state = connectionAfter(error);
    this.#enter({ state, error: state === 'online' ? null : (error?.toData() ?? null) });
  }

  #enter(state: BimerState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.stateChanged.emit(state);
  }
}

/** What the outcome of a call says about the connection; a refusal of data is an answer of a Bimer that is well. */
export function connectionAfter(error: AppError | null): BimerConnection {
  switch (error?.code) {
    case 'not-configured':
      return 'not-configured';
    case 'unauthorized':
    case 'forbidden':
      return 'signed-out';
    case 'network-unreachable':
    case 'timeout':
    case 'insecure-connection':
    case 'rate-limited':
    case 'server-error':
    case 'invalid-response':
    case 'unknown-outcome':
      return 'unreachable';
    default:
      return 'online';
  }
}
