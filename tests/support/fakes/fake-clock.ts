import type { Clock } from '../../../main/services/ports';

interface Task {
  at: number;
  order: number;
  run: () => void;
}

/** Lets all promises that can go on do so; real timers are not involved. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until a test moves it. Timers count elapsed time, as real ones do, not the wall clock. */
export class FakeClock implements Clock {
  #wall: number;
  #elapsed = 0;
  #order = 0;
  #tasks: Task[] = [];

  constructor(startAt = Date.UTC(2026, 10, 24, 12)) {
    this.#wall = startAt;
  }

  now(): number {
    return this.#wall;
  }

  after(delayMs: number, run: () => void): () => void {
    const task = { at: this.#elapsed + Math.max(delayMs, 0), order: this.#order++, run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  /** Delay of the next timer; null = none. */
  get nextDelayMs(): number | null {
    const next = this.#next();
    return next ? next.at - this.#elapsed : null;
  }

  /** Moves time on and runs what falls due, in order, letting promises settle after each. */
  async advance(ms: number): Promise<void> {
    const end = this.#elapsed + ms;
    await settle();
    for (let task = this.#next(); task && task.at <= end; task = this.#next()) {
      this.#moveTo(task.at);
      this.#tasks = this.#tasks.filter((other) => other !== task);
      task.run();
      await settle();
    }
    this.#moveTo(end);
  }

  /** The wall clock is set, as a person or a time server does; timers are not affected. */
  jump(ms: number): void {
    this.#wall += ms;
  }

  #moveTo(elapsed: number): void {
    this.#wall += elapsed - this.#elapsed;
    this.#elapsed = elapsed;
  }

  #next(): Task | undefined {
    return this.#tasks.toSorted((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}
