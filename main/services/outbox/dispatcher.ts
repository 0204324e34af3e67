import { AppError } from '../../../common/errors';
import type { Clock, Logger } from '../ports';
import type { ObservedStore } from '../store/observed-store';
import type { StoredRegistration } from '../stored-shapes';
import { laneOf, planWork } from './plan-work';
import { RegistrationProcessor, type RegistrationProcessorOptions } from './registration-processor';
import { transition, type OutboxEvent } from './transition';

export interface DispatcherOptions extends Omit<
  RegistrationProcessorOptions,
  'apply' | 'pause' | 'isMarkedByUs'
> {
  store: ObservedStore;
  clock: Clock;
  logger: Logger;
}

const firstStoragePauseMs = 1_000;
const longestStoragePauseMs = 30_000;

/** Works off what is due, lane by lane, and makes every transition durable before anything else happens. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #processor: RegistrationProcessor;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #wakers = new Set<() => void>();
  #cancelTimer: (() => void) | null = null;
  #isRunning = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#processor = new RegistrationProcessor({
      ...options,
      apply: (key, event) => this.#apply(key, event),
      pause: (ms) => this.#pause(ms),
      isMarkedByUs: (attendanceId) =>
        options.store.registrations.of(attendanceId).some(({ state }) => state === 'registered'),
    });
  }

  start(): void {
    this.#isRunning = true;
    this.dispatch();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelTimer?.();
    for (const wake of [...this.#wakers]) wake();
    await Promise.all(this.#lanes.values());
  }

  /** Begins all that is due and sets the timer for the next one. Cheap to call whenever something changed. */
  dispatch(): void {
    if (!this.#isRunning) return;
    const { store, clock } = this.#options;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    const now = clock.now();
    const plan = planWork(store.registrations.open(), new Set(this.#lanes.keys()), now);
    for (const registration of plan.due) this.#begin(registration);
    if (plan.nextAt !== null) {
      this.#cancelTimer = clock.after(plan.nextAt - now, () => {
        this.dispatch();
      });
    }
  }

  #begin(registration: StoredRegistration): void {
    const { logger } = this.#options;
    const lane = laneOf(registration);
    const work = this.#processor
      .step(registration)
      .catch(async (thrown: unknown) => {
        logger.error('outbox step failed', { key: registration.key, code: AppError.from(thrown).code });
        // A defect; without a pause the same step would fail again at once, for ever.
        await this.#pause(longestStoragePauseMs);
      })
      .then(() => {
        this.#lanes.delete(lane);
        this.dispatch();
      });
    this.#lanes.set(lane, work);
  }

  /** Insists until the transition is durable: an outcome that is known must not be forgotten over a full disk. */
  async #apply(key: string, event: OutboxEvent): Promise<StoredRegistration | null> {
    const { store, clock, logger } = this.#options;
    for (let pauseMs = firstStoragePauseMs; ; pauseMs = Math.min(pauseMs * 2, longestStoragePauseMs)) {
      try {
        await store.update(() => {
          const before = store.get('registrations', key);
          const after = before && transition(before, event, clock.now());
          return !after || after === before ? [] : [{ collection: 'registrations', id: key, value: after }];
        });
        return store.get('registrations', key) ?? null;
      } catch (thrown) {
        logger.error('registration not written', {
          key,
          event: event.kind,
          code: AppError.from(thrown).code,
        });
      }
      if (!(await this.#pause(pauseMs))) return null;
    }
  }

  /** Whether the outbox still runs after `pauseMs`; stopping ends the pause at once. */
  #pause(pauseMs: number): Promise<boolean> {
    if (!this.#isRunning) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#wakers.delete(wake);
        resolve(this.#isRunning);
      };
      const cancel = this.#options.clock.after(pauseMs, wake);
      this.#wakers.add(wake);
    });
  }
}
