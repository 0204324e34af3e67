import { AppError } from '../../../common/errors';
import type { Clock, Logger } from '../ports';
import type { RegistrationEvent } from '../registrations/events';
import { isOwnMark } from '../registrations/own-mark';
import type { StoredRegistration } from '../registrations/registration';
import { transition } from '../registrations/transition';
import type { ObservedStore } from '../store/observed-store';
import { laneOf, planWork } from './plan-work';
import { RegistrationProcessor, type RegistrationProcessorOptions } from './registration-processor';
import { SettleWaits } from './settle-waits';

export interface DispatcherOptions extends Omit<RegistrationProcessorOptions, 'apply' | 'isOwnMark'> {
  store: ObservedStore;
  clock: Clock;
  logger: Logger;
  /** The longest that one request to Bimer takes from its beginning to its end, ms. */
  requestTimeoutMs: number;
}

const firstStoragePauseMs = 1_000;
const longestStoragePauseMs = 30_000;

/** Works off what is due, lane by lane, and makes every transition durable before anything else happens. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #processor: RegistrationProcessor;
  readonly #waits: SettleWaits;
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #wakers = new Set<() => void>();
  #cancelTimer: (() => void) | null = null;
  #isRunning = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    const { clock, settings, store, requestTimeoutMs } = options;
    this.#processor = new RegistrationProcessor({
      ...options,
      apply: (key, event) => this.#apply(key, event),
      isOwnMark: ({ attendanceId, attendance }) => {
        const { finishedAt } = store.get('attendances', attendanceId)?.attendance ?? attendance;
        return isOwnMark(store.registrations.of(attendanceId), { finishedAt, number: null });
      },
    });
    this.#waits = new SettleWaits({
      clock,
      longestMs: () => requestTimeoutMs + settings.current()['bimer.settleSeconds'] * 1000,
      onOver: async (key, requests) => {
        await this.#apply(key, { kind: 'settled', requests });
        this.dispatch();
      },
    });
  }

  start(): void {
    this.#isRunning = true;
    this.dispatch();
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#cancelTimer?.();
    this.#waits.stop();
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
    const open = store.registrations.open();
    this.#waits.follow(open);
    const plan = planWork(open, new Set(this.#lanes.keys()), now);
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
  async #apply(key: string, event: RegistrationEvent): Promise<StoredRegistration | null> {
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
