import type { Clock } from '../ports';

/**
 * What time it is for Karoo, as its answers tell (`Date`): its dates are compared with this one, so that a wrong clock of
 * this computer neither skips nor repeats anything. While Karoo does not tell, this computer's clock stands in.
 */
export class KarooTime {
  readonly #clock: Pick<Clock, 'now'>;
  #aheadMs = 0;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** `answeredAt`: ms since the epoch, of an answer that has just come; null = it did not tell. */
  note(answeredAt: number | null): void {
    this.#aheadMs = answeredAt === null ? 0 : answeredAt - this.#clock.now();
  }

  now(): number {
    return this.#clock.now() + this.#aheadMs;
  }
}
