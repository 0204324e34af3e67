import type { Clock } from '../ports';
import { awaitsArrival } from '../registrations/queries';
import type { StoredRegistration } from '../registrations/registration';

export interface SettleWaitsOptions {
  clock: Pick<Clock, 'after'>;
  /** The longest time from the end of a request to the moment in which the server stores it, ms. */
  longestMs: () => number;
  /** Makes durable that the wait is over; until it resolves no new one begins. */
  onOver: (key: string, requests: number) => Promise<void>;
}

/**
 * Waits out the time in which Bimer may still store a request of unknown outcome. It runs on timers, because people set
 * the wall clock, and nothing cuts it short; after a restart of the app the whole wait begins again.
 */
export class SettleWaits {
  readonly #options: SettleWaitsOptions;
  /** Per registration and request; the value ends the wait. */
  readonly #running = new Map<string, () => void>();

  constructor(options: SettleWaitsOptions) {
    this.#options = options;
  }

  /** Sees to it that a wait runs for each of these that needs one, and for no other. */
  follow(registrations: readonly StoredRegistration[]): void {
    const wanted = new Map(registrations.filter(awaitsArrival).map((one) => [waitId(one), one]));
    for (const [id, cancel] of this.#running) {
      if (wanted.has(id)) continue;
      cancel();
      this.#running.delete(id);
    }
    for (const [id, registration] of wanted) if (!this.#running.has(id)) this.#begin(id, registration);
  }

  stop(): void {
    for (const cancel of this.#running.values()) cancel();
    this.#running.clear();
  }

  #begin(id: string, { key, trace }: StoredRegistration): void {
    const { clock, longestMs, onOver } = this.#options;
    const requests = requestsOf(trace);
    const end = () => {
      void onOver(key, requests).finally(() => this.#running.delete(id));
    };
    this.#running.set(id, clock.after(longestMs(), end));
  }
}

/** A further request begins a wait of its own. */
function waitId({ key, trace }: StoredRegistration): string {
  return `${key} ${requestsOf(trace)}`;
}

function requestsOf(trace: StoredRegistration['trace']): number {
  return trace.kind === 'none' ? 0 : trace.requests;
}
