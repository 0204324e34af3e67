import type { BrowserWindow } from 'electron';
import type { Clock } from '../services/ports';
import { sendTo } from './window-registry';

interface Waiting {
  promise: Promise<void>;
  settle: () => void;
}

/** Asks a form's page to save what was typed and waits for its answer, for a bounded time. */
export class FlushRequests {
  private readonly waiting = new Map<BrowserWindow, Waiting>();

  constructor(
    private readonly clock: Clock,
    private readonly timeoutMs: number,
  ) {}

  request(window: BrowserWindow): Promise<void> {
    const running = this.waiting.get(window);
    if (running) return running.promise;
    let settle: () => void = () => undefined;
    const promise = new Promise<void>((resolve) => {
      const cancelTimeout = this.clock.after(this.timeoutMs, () => {
        settle();
      });
      settle = () => {
        cancelTimeout();
        this.waiting.delete(window);
        resolve();
      };
    });
    this.waiting.set(window, { promise, settle });
    sendTo(window, 'form:flush-requested', null);
    return promise;
  }

  settle(window: BrowserWindow): void {
    this.waiting.get(window)?.settle();
  }
}
