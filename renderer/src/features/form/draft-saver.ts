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
  /** Saves at once what has changed, and waits until it is stored or has failed. */
  flush: () => Promise<void>;
  /** Forgets what is not saved yet, and waits for a save that is on its way. */
  discard: () => Promise<void>;
}

/** Decides when a draft is saved. One save at a time; a change during a save is saved after it. */
export function createDraftSaver({ save, quietMs, maxWaitMs }: DraftSaverOptions): DraftSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChangeAt: number | null = null;
  let running: Promise<void> = Promise.resolve();

  function run(): Promise<void> {
    clearTimeout(timer);
    if (firstChangeAt === null) return running;
    firstChangeAt = null;
    // `save` tells its own failures to the user; here they must only not stop the next save.
    running = running.then(save).catch(() => undefined);
    return running;
  }

  return {
    touch: () => {
      firstChangeAt ??= Date.now();
      const waitedMs = Date.now() - firstChangeAt;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), Math.max(0, Math.min(quietMs, maxWaitMs - waitedMs)));
    },
    flush: run,
    discard: () => {
      clearTimeout(timer);
      firstChangeAt = null;
      return running;
    },
  };
}
