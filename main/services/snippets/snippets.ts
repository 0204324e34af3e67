import { AppError } from '../../../common/errors';
import type { Snapshot } from '../../../common/snapshot';
import { snippetProblem, type Snippet } from '../../../common/snippets';
import { Listeners } from '../listeners';
import type { ObservedStore } from '../store/observed-store';

const recordId = 'own';

/** The agent's own texts (textos rápidos) for Parecer. */
export class Snippets {
  readonly changed = new Listeners<Snapshot<Snippet[]>>();
  readonly #store: ObservedStore;
  #revision = 1;

  constructor(options: { store: ObservedStore }) {
    this.#store = options.store;
    this.#store.committed.add((touched) => {
      if (!touched.has('snippets')) return;
      this.#revision += 1;
      this.changed.emit(this.list());
    });
  }

  list(): Snapshot<Snippet[]> {
    return { revision: this.#revision, value: this.#store.get('snippets', recordId)?.snippets ?? [] };
  }

  /**
   * Replaces all of them; durable when it resolves. Rejects with AppError `invalid-input`, whose fields are named
   * `<position>.trigger` and `<position>.text`, or with `storage-failed`.
   */
  async save(snippets: readonly Snippet[]): Promise<void> {
    const fields: Record<string, string> = {};
    snippets.forEach((snippet, at) => {
      const problem = snippetProblem(snippet, snippets.slice(0, at));
      if (problem) fields[`${at}.${problem.field}`] = problem.text;
    });
    if (Object.keys(fields).length > 0) throw new AppError('invalid-input', { fields });
    await this.#store.commit([
      { collection: 'snippets', id: recordId, value: { snippets: snippets.map((one) => ({ ...one })) } },
    ]);
  }
}
