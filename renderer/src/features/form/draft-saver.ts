export interface DraftSaverOptions {
  /** Stores the draft; rejects when it could not. */
  save: () => Promise<void>;
  /** Quiet time after a change, and how long a change may wait at most. Both in ms. */
  quietMs: number;
  maxWaitMs: number;
}

export interface DraftSaver {
  /** Something changed: saves soon. */
  touch: () => void;
  /** Saves at once what has changed; resolves with whether nothing is unsaved any more. */
  flush: () => Promise<boolean>;
  /** Begins no save until `wake`, and waits for one that is on its way. */
  hold: () => Promise<void>;
  /** Goes on: what is unsaved is saved soon. */
  wake: () => void;
}

const firstRetryMs = 2_000;
const maxRetryMs = 30_000;

/**
 * Decides when a draft is saved. One save at a time; a change during a save is saved after it. What could not be saved
 * stays unsaved until it is, and is tried again by itself: 2 s later, then twice as long up to half a minute.
 */
export function createDraftSaver({ save, quietMs, maxWaitMs }: DraftSaverOptions): DraftSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChangeAt: number | null = null;
  /** Changes count up; those up to `savedCount` are stored. */
  let changeCount = 0;
  let savedCount = 0;
  let failureCount = 0;
  let running: Promise<void> = Promise.resolve();

  async function saveOnce(): Promise<void> {
    const count = changeCount;
    if (count === savedCount) return;
    try {
      await save();
      savedCount = Math.max(savedCount, count);
      failureCount = 0;
    } catch {
      // `save` tells its own failures to the user.
      failureCount += 1;
      saveIn(Math.min(firstRetryMs * 2 ** (failureCount - 1), maxRetryMs));
    }
  }

  function saveIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), ms);
  }

  function run(): Promise<void> {
    clearTimeout(timer);
    firstChangeAt = null;
    running = running.then(saveOnce);
    return running;
  }

  return {
    touch: () => {
      changeCount += 1;
      firstChangeAt ??= Date.now();
      // A clock that jumped back must not put it off.
      const waitedMs = Math.max(0, Date.now() - firstChangeAt);
      saveIn(Math.max(0, Math.min(quietMs, maxWaitMs - waitedMs)));
    },
    flush: async () => {
      await run();
      return savedCount === changeCount;
    },
    hold: () => {
      clearTimeout(timer);
      firstChangeAt = null;
      return running;
    },
    wake: () => {
      if (savedCount !== changeCount) saveIn(quietMs);
    },
  };
}
