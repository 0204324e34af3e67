/** Makes a defect visible to the process without stopping the business at hand. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** Who wants to know when something happened. A listener that throws does not stop the others. */
export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();
  readonly #onDefect: (error: unknown) => void;

  constructor(onDefect: (error: unknown) => void = rethrowLater) {
    this.#onDefect = onDefect;
  }

  /** Returns the function that removes the listener again. */
  add(listener: (value: T) => void): () => void {
    // A wrapper of its own, so that the same function added twice is called and removed twice.
    const entry = (value: T) => {
      listener(value);
    };
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        this.#onDefect(error);
      }
    }
  }
}
