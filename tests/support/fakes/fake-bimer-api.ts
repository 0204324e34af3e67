import type { AppError } from '../../../common/errors';
import type { BimerProcess, Customer, LookupItems, LookupListName } from '../../../common/lookups';
import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';
import type {
  BimerApi,
  BimerRegistration,
  KeySearchOutcome,
  LookupFetch,
  SubmissionOutcome,
} from '../../../main/services/ports';

/** A Bimer in memory: stores whatever it is sent, twice if asked twice, as the real one does. */
export class FakeBimerApi implements BimerApi {
  customers: Customer[] = [];
  lookups: Partial<LookupItems> = {};
  etag: string | null = null;
  process: BimerProcess | null = null;
  openProcesses: BimerProcess[] = [];
  ownedProducts: string[] = [];
  /** While set, every call but submit and findByKey fails with it. */
  error: AppError | null = null;
  readonly calls: string[] = [];
  readonly stored: (StoredInBimer & { body: BimerRegistration; processNumber: string | null })[] = [];
  /** Outcomes of the next submissions; 'stored' and none = stored and told so. */
  outcomes: (SubmissionOutcome | { kind: 'lost-answer'; error: AppError })[] = [];
  searches: KeySearchOutcome[] = [];

  checkSignIn(): Promise<void> {
    return this.#answer('checkSignIn', undefined);
  }

  trySignInAgain(): void {
    this.calls.push('trySignInAgain');
  }

  fetchLookup<N extends LookupListName>(name: N, etag: string | null): Promise<LookupFetch<N>> {
    if (etag !== null && etag === this.etag)
      return this.#answer(`fetchLookup ${name}`, { kind: 'unchanged' });
    const items = this.lookups[name] ?? [];
    return this.#answer(`fetchLookup ${name}`, { kind: 'fetched', items, etag: this.etag });
  }

  customerByCode(code: string): Promise<Customer | null> {
    return this.#answer(`customerByCode ${code}`, this.customers.find((one) => one.code === code) ?? null);
  }

  customersByDocument(document: string): Promise<Customer[]> {
    const found = this.customers.filter((one) => one.cpfCnpj === document);
    return this.#answer(`customersByDocument ${document}`, found);
  }

  customersByName(name: string): Promise<{ customers: Customer[]; hasMore: boolean }> {
    const customers = this.customers.filter((one) => one.name.includes(name));
    return this.#answer(`customersByName ${name}`, { customers, hasMore: false });
  }

  openProcessesOf(customerId: string): Promise<BimerProcess[]> {
    return this.#answer(`openProcessesOf ${customerId}`, this.openProcesses);
  }

  productsOf(customerId: string): Promise<string[]> {
    return this.#answer(`productsOf ${customerId}`, this.ownedProducts);
  }

  processByNumber(number: string): Promise<BimerProcess | null> {
    return this.#answer(`processByNumber ${number}`, this.process);
  }

  submit(body: BimerRegistration, processNumber: string | null): Promise<SubmissionOutcome> {
    this.calls.push(`submit ${body.key}`);
    const outcome = this.outcomes.shift();
    if (outcome?.kind === 'lost-answer') {
      this.store(body, processNumber);
      return Promise.resolve({ kind: 'unknown', error: outcome.error });
    }
    return Promise.resolve(outcome ?? { kind: 'stored', record: this.store(body, processNumber) });
  }

  findByKey(key: string, processNumber: string | null): Promise<KeySearchOutcome> {
    this.calls.push(`findByKey ${key}`);
    const scripted = this.searches.shift();
    if (scripted) return Promise.resolve(scripted);
    const [found, ...more] = this.stored.filter(
      (record) => record.body.key === key && (record.processNumber === null) === (processNumber === null),
    );
    if (!found) return Promise.resolve({ kind: 'not-found' });
    const { customerId, subject, opinion } = found.body;
    return Promise.resolve({
      kind: 'found',
      record: { id: found.id, number: found.number },
      content: { customerId, subject, opinion },
      hasKey: true,
      others: more.map(({ id, number }) => ({ id, number })),
    });
  }

  store(body: BimerRegistration, processNumber: string | null): StoredInBimer {
    const count = this.stored.length + 1;
    const record = {
      id: `00A${String(count).padStart(7, '0')}`,
      number: processNumber ?? String(900_000 + count),
    };
    this.stored.push({ ...record, body, processNumber });
    return record;
  }

  #answer<T>(call: string, value: T): Promise<T> {
    this.calls.push(call);
    return this.error ? Promise.reject(this.error) : Promise.resolve(value);
  }
}
