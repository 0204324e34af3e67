import { AppError } from '../../../common/errors';
import type { Clock, Logger } from '../ports';
import type { SettingsService } from '../settings/settings-service';
import type { ObservedStore } from './observed-store';

export interface UpkeepOptions {
  store: Pick<ObservedStore, 'checkAll' | 'forgetSettled'>;
  settings: Pick<SettingsService, 'current'>;
  clock: Clock;
  logger: Logger;
  /** The last run did not end regularly. */
  isAfterCrash: boolean;
}

const soonMs = 30_000;
const laterMs = 10 * 60_000;
const nextMs = 60 * 60_000;
const dayMs = 24 * 60 * 60_000;
/** So many attendances are forgotten in one step, so that nothing typed meanwhile waits for the disk. */
const forgottenAtOnce = 50;
const betweenStepsMs = 250;

/** What the records need in idle time: a look at the whole file, and forgetting what is older than the retention time. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #cancels = new Set<() => void>();
  #isRunning = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isRunning = true;
    this.#after(this.#options.isAfterCrash ? soonMs : laterMs, () => this.#check());
    this.#after(laterMs, () => this.#forgetOld());
  }

  stop(): void {
    this.#isRunning = false;
    for (const cancel of this.#cancels) cancel();
  }

  async #check(): Promise<void> {
    try {
      await this.#options.store.checkAll();
    } catch (error) {
      this.#after(nextMs, () => this.#check());
      throw error;
    }
  }

  async #forgetOld(): Promise<void> {
    const { store, settings, clock } = this.#options;
    const settledBefore = clock.now() - settings.current()['records.retentionDays'] * dayMs;
    try {
      const isMore = (await store.forgetSettled(settledBefore, forgottenAtOnce)) === forgottenAtOnce;
      this.#after(isMore ? betweenStepsMs : nextMs, () => this.#forgetOld());
    } catch (error) {
      this.#after(nextMs, () => this.#forgetOld());
      throw error;
    }
  }

  /** A failure, for example a full disk, is no reason to disturb anybody: it is tried again. */
  #after(delayMs: number, task: () => Promise<void>): void {
    if (!this.#isRunning) return;
    const cancel = this.#options.clock.after(delayMs, () => {
      this.#cancels.delete(cancel);
      task().catch((error: unknown) => {
        this.#options.logger.warn('records not looked after', { code: AppError.from(error).code });
      });
    });
    this.#cancels.add(cancel);
  }
}
