import type { Clock } from './ports';

export interface RecurringOptions {
  clock: Pick<Clock, 'after'>;
  everyMs: number;
  run: () => void;
}

/** Does something again and again: so long after the last time, whatever that was caused by. */
export class Recurring {
  readonly #options: RecurringOptions;
  #cancel: () => void = () => undefined;

  constructor(options: RecurringOptions) {
    this.#options = options;
  }

  /** The first time is a whole interval from now. */
  start(): void {
    const { clock, everyMs } = this.#options;
    this.#cancel();
    this.#cancel = clock.after(everyMs, () => {
      this.runNow();
    });
  }

  runNow(): void {
    this.start();
    this.#options.run();
  }

  stop(): void {
    this.#cancel();
  }
}
