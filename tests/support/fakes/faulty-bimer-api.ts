import { AppError } from '../../../common/errors';
import type {
  BimerRegistration,
  Clock,
  KeySearchOutcome,
  SubmissionOutcome,
} from '../../../main/services/ports';
import { FakeBimerApi } from './fake-bimer-api';

/**
 * What happens to one POST. `lost`: stored, no answer. `dropped`: not stored, no answer. `storedAfterMs`: time-out at
 * the client, stored only so long afterwards. `hang`: stored, and no end as long as the app runs; `hang-dropped`: not stored.
 */
export type PostFault =
  'none' | 'lost' | 'dropped' | 'hang' | 'hang-dropped' | 'not-sent' | { storedAfterMs: number };
export type SearchFault = 'none' | 'failed';

const latencyMs = 300;

/** A Bimer that takes time, fails on demand and, like a real server, goes on when its client is gone. */
export class FaultyBimerApi extends FakeBimerApi {
  postFaults: PostFault[] = [];
  searchFaults: SearchFault[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    super();
    this.#clock = clock;
  }

  override async submit(body: BimerRegistration, processNumber: string | null): Promise<SubmissionOutcome> {
    const fault = this.postFaults.shift() ?? 'none';
    await this.#wait(latencyMs);
    if (typeof fault === 'object') {
      void this.#wait(fault.storedAfterMs).then(() => this.store(body, processNumber));
      return { kind: 'unknown', error: new AppError('timeout') };
    }
    switch (fault) {
      case 'none':
        return { kind: 'stored', record: this.store(body, processNumber) };
      case 'not-sent':
        return { kind: 'not-sent', error: new AppError('network-unreachable'), retryAfterMs: null };
      case 'lost':
        this.store(body, processNumber);
        return { kind: 'unknown', error: new AppError('server-error') };
      case 'dropped':
        return { kind: 'unknown', error: new AppError('network-unreachable') };
      case 'hang':
        this.store(body, processNumber);
        return new Promise(() => undefined);
      case 'hang-dropped':
        return new Promise(() => undefined);
    }
  }

  override async findByKey(key: string, processNumber: string | null): Promise<KeySearchOutcome> {
    const fault = this.searchFaults.shift() ?? 'none';
    await this.#wait(latencyMs);
    if (fault === 'failed') return { kind: 'failed', error: new AppError('server-error') };
    return super.findByKey(key, processNumber);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#clock.after(ms, resolve);
    });
  }
}
