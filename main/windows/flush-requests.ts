import type { BrowserWindow } from 'electron';
import type { Clock } from '../services/ports';
import { sendTo } from './window-registry';

/** `saved`: nothing typed is unsaved; `unsaved`: it could not be saved; `no-answer`: the page did not say in time. */
export type FlushResult = 'saved' | 'unsaved' | 'no-answer';

/** Asks a form's page to save what was typed and waits for its answer, for a bounded time. */
export class FlushRequests {
  /** By the number of the request: what is typed after one request is the next one's business. */
  private readonly waiting = new Map<
    number,
    { window: BrowserWindow; answer: (result: FlushResult) => void }
  >();
  private lastRequest = 0;

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly timeoutMs: number,
  ) {}

  request(window: BrowserWindow): Promise<FlushResult> {
    const request = (this.lastRequest += 1);
    return new Promise((resolve) => {
      const cancelTimeout = this.clock.after(this.timeoutMs, () => {
        this.settle(window, request, 'no-answer');
      });
      const answer = (result: FlushResult) => {
        cancelTimeout();
        resolve(result);
      };
      this.waiting.set(request, { window, answer });
      sendTo(window, 'form:flush-requested', request);
    });
  }

  /** A page answers for its own window only. */
  settle(window: BrowserWindow, request: number, result: FlushResult): void {
    const waiting = this.waiting.get(request);
    if (waiting?.window !== window) return;
    this.waiting.delete(request);
    waiting.answer(result);
  }
}
