import type { StoredAttendance } from '../stored-shapes';
import type { CatchUp, CaughtUp } from './catch-up';
import type { NewsListener } from './news';

export interface PollingSessionOptions {
  catchUp: CatchUp;
  signal: AbortSignal;
  /** How long to wait before the list is asked for again, ms. */
  waitMs: (last: CaughtUp) => number;
  /** Ends early when the given signal says so. */
  pause: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Whether it is time to try the event stream again. */
  isOver: () => boolean;
  /** Whether what is found now has come up just now. */
  isUpToDate: () => boolean;
  /** Asked, and everything is known. */
  onCaughtUp: (caughtUp: CaughtUp) => void;
  news: NewsListener;
}

/** Nobody finishes more than these between two polls: they come from somewhere else, and open no windows. */
const mostNews = 10;

/** Asks a Karoo that has no event stream for its list, again and again. */
export class PollingSession {
  readonly #options: PollingSessionOptions;

  constructor(options: PollingSessionOptions) {
    this.#options = options;
  }

  /** Resolves when it is over or given up, rejects with the AppError of the list. */
  async run(): Promise<void> {
    const { signal, waitMs, pause, isOver } = this.#options;
    while (!signal.aborted && !isOver()) {
      const caughtUp = await this.#poll();
      await pause(waitMs(caughtUp), signal);
    }
  }

  async #poll(): Promise<CaughtUp> {
    const { catchUp, signal, isUpToDate, onCaughtUp, news } = this.#options;
    const isBacklog = !isUpToDate();
    const found: StoredAttendance[] = [];
    try {
      const caughtUp = await catchUp.run(({ waiting, reopenedIds, unreadable }) => {
        found.push(...waiting);
        reopenedIds.forEach(news.onReopened);
        news.onUnreadable(unreadable, isBacklog);
      });
      if (!signal.aborted) onCaughtUp(caughtUp);
      return caughtUp;
    } finally {
      // On the disk, and never new again: also when a later page failed this is the time to tell.
      news.onFinished(found, isBacklog || found.length > mostNews);
    }
  }
}
