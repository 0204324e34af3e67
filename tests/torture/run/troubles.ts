import type { FaultRequest } from '../../../sandbox/gateway/fault-table';
import type { RunningSandbox } from '../../support/sandbox';

/** Makes the servers misbehave, and counts how often they really did. */
export class Troubles {
  readonly counts: Record<string, number> = {};
  readonly #timers = new Set<NodeJS.Timeout>();
  #counted = new Map<number, number>();

  constructor(private readonly sandbox: RunningSandbox) {}

  async set(faults: readonly FaultRequest[]): Promise<void> {
    for (const fault of faults) await this.sandbox.client.setFault(fault);
  }

  /** Both servers stand still: connections are taken, nothing is answered. */
  freeze(ms: number): void {
    this.#count('servers frozen');
    process.kill(this.sandbox.pid, 'SIGSTOP');
    this.#later(ms, () => {
      process.kill(this.sandbox.pid, 'SIGCONT');
    });
  }

  /** A stream that went silent does not come back: it breaks. */
  async silence(ms: number): Promise<void> {
    await this.set([{ service: 'karoo', kind: 'stream-silence', delayMs: ms }]);
    this.#later(ms, () => void this.set([{ service: 'karoo', kind: 'stream-close' }]).catch(() => undefined));
  }

  async expireTokens(): Promise<void> {
    this.#count('tokens expired');
    await this.sandbox.client.expireTokens({ refreshTokens: true });
  }

  /** Something went wrong that is not the servers' doing. */
  note(
    kind: 'disk full' | 'closed on a full disk' | 'clock jump' | 'dates ahead' | 'days without stream',
  ): void {
    this.#count(kind);
  }

  /** The servers are well again. */
  async end(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    process.kill(this.sandbox.pid, 'SIGCONT');
    for (const { id, kind, times = 1, remaining } of await this.sandbox.client.faults()) {
      this.#count(kind, times - remaining - (this.#counted.get(id) ?? 0));
      this.#counted.set(id, times - remaining);
    }
    await this.sandbox.client.clearFaults();
  }

  #count(kind: string, times = 1): void {
    if (times > 0) this.counts[kind] = (this.counts[kind] ?? 0) + times;
  }

  #later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      task();
    }, ms);
    this.#timers.add(timer);
  }
}
