import type { IntakeMode } from '../../../common/settings/settings';
import type { Clock } from '../ports';

/** A Karoo without event stream may get one. */
const streamRetryMs = 10 * 60_000;
/** How often the id of the last event is sent to a Karoo that refuses the stream: it may have forgotten that event. */
const mostRefusals = 2;

/** Decides whether Karoo's events are listened to or its list is asked for. */
export class StreamChoice {
  readonly #mode: () => IntakeMode;
  readonly #clock: Pick<Clock, 'after'>;
  /** How often the stream was refused to an event's id. */
  #refusals = 0;
  /** Cancels the wait for the next try of a stream that there was not; null = there may be one. */
  #cancelRetry: (() => void) | null = null;

  constructor(options: { mode: () => IntakeMode; clock: Pick<Clock, 'after'> }) {
    this.#mode = options.mode;
    this.#clock = options.clock;
  }

  /** Whether the list is to be asked for now. */
  isPolling(): boolean {
    const mode = this.#mode();
    return mode === 'poll' || (mode === 'auto' && this.#cancelRetry !== null);
  }

  noteOpened(): void {
    this.#refusals = 0;
  }

  /**
   * Karoo answers and gives no stream. `hadId`: it was asked to go on after an event. `fail`: to be tried again like any
   * failure; `forget-id`: from now on without the event's id, as the list makes good for what that skips; `poll`: there is
   * no stream, so the list is asked for.
   */
  judgeRefusal(hadId: boolean): 'fail' | 'forget-id' | 'poll' {
    if (hadId) {
      this.#refusals += 1;
      if (this.#refusals < mostRefusals) return 'fail';
      this.#refusals = 0;
      return 'forget-id';
    }
    if (this.#mode() !== 'auto') return 'fail';
    this.#cancelRetry ??= this.#clock.after(streamRetryMs, () => {
      this.#cancelRetry = null;
    });
    return 'poll';
  }

  /** Whatever was found out is to be found out anew. */
  reset(): void {
    this.#refusals = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}
