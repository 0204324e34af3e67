import { AppError } from '../../../common/errors';
import type { Clock } from '../ports';
import { backOffMs } from './back-off';

export interface PatienceOptions {
  clock: Pick<Clock, 'after'>;
  random: () => number;
}

/** Waits, and tries again, as long as the connection is not given up. */
export class Patience {
  readonly #options: PatienceOptions;

  constructor(options: PatienceOptions) {
    this.#options = options;
  }

  /** Ends early when the connection is given up. */
  pause(pauseMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        cancel();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = this.#options.clock.after(pauseMs, finish);
      signal.addEventListener('abort', finish);
    });
  }

  /**
   * Tries until it succeeds; rejects with the last failure only once the connection is given up. `onFailure` is told each
   * failure, and null when it succeeds after one.
   */
  async insist<T>(
    task: () => Promise<T>,
    signal: AbortSignal,
    onFailure: (error: AppError | null) => void,
  ): Promise<T> {
    for (let failures = 0; ; failures += 1) {
      try {
        const result = await task();
        if (failures > 0) onFailure(null);
        return result;
      } catch (thrown) {
        const error = AppError.from(thrown);
        onFailure(error);
        await this.pause(backOffMs(failures, this.#options.random()), signal);
        if (signal.aborted) throw error;
      }
    }
  }
}
