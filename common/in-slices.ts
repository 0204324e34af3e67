/**
 * Long work in slices, so that whoever shares the thread with it gets a turn: windows are painted, keys are heard, and
 * the main process answers.
 */
export class Slices {
  #since: number;

  /** `pause` resolves once the others had their turn; `now` in ms, of a clock that only goes forward. */
  constructor(
    private readonly pause: () => Promise<void>,
    private readonly lengthMs = 10,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#since = now();
  }

  /** Whether the slice has lasted its time. */
  get isOver(): boolean {
    return this.now() - this.#since >= this.lengthMs;
  }

  /** Lets the others go first, and begins the next slice. */
  async next(): Promise<void> {
    await this.pause();
    this.#since = this.now();
  }
}

/** Does all steps and gives what they return; between two of them a slice may end. */
export async function inSlices<T>(steps: Iterator<unknown, T>, slices: Slices): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (slices.isOver) await slices.next();
  }
}

/** The same in one go, for work that is known to be short. */
export function atOnce<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
