import { Listeners } from '../listeners';

/** What the agent must know about this computer until it is over: damaged files, a full disk, a policy that is unreadable. */
export class Notices {
  readonly changed = new Listeners<readonly string[]>();
  readonly #texts = new Map<string, string>();

  /** pt-BR texts in the order in which they came up. */
  list(): readonly string[] {
    return [...this.#texts.values()];
  }

  /** `about` names the matter, so that its text can be replaced or taken back (null). */
  set(about: string, text: string | null): void {
    if ((this.#texts.get(about) ?? null) === text) return;
    if (text === null) this.#texts.delete(about);
    else this.#texts.set(about, text);
    this.changed.emit(this.list());
  }
}
