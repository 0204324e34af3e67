import { AppError } from '../../../common/errors';
import type { Snapshot } from '../../../common/snapshot';
import { maxFavourites, noFavourites, type FavouriteIds, type LookupListName } from '../../../common/lookups';
import { Listeners } from '../listeners';
import type { ObservedStore } from '../store/observed-store';

const recordId = 'own';

/** The items of the lookup lists that the agent wants to stand first, in the order in which they were marked. */
export class Favourites {
  readonly changed = new Listeners<Snapshot<FavouriteIds>>();
  readonly #store: ObservedStore;
  #revision = 1;

  constructor(options: { store: ObservedStore }) {
    this.#store = options.store;
    this.#store.committed.add((touched) => {
      if (!touched.has('favourites')) return;
      this.#revision += 1;
      this.changed.emit(this.list());
    });
  }

  list(): Snapshot<FavouriteIds> {
    return { revision: this.#revision, value: this.#ids() };
  }

  /**
   * Marks an item or takes the mark away; durable when it resolves. Rejects with AppError `invalid-input` when the list
   * has as many favourites as it may, or with `storage-failed`.
   */
  async mark(list: LookupListName, id: string, isFavourite: boolean): Promise<void> {
    await this.#store.update(() => {
      const ids = this.#ids();
      const others = ids[list].filter((one) => one !== id);
      if (isFavourite && others.length >= maxFavourites) {
        throw new AppError('invalid-input', {
          message: `No máximo ${maxFavourites} favoritos por lista.`,
          action: 'Desmarque um favorito antes.',
        });
      }
      if (isFavourite === others.length < ids[list].length) return [];
      const lists = { ...ids, [list]: isFavourite ? [...others, id] : others };
      return [{ collection: 'favourites', id: recordId, value: { lists } }];
    });
  }

  #ids(): FavouriteIds {
    return { ...noFavourites, ...this.#store.get('favourites', recordId)?.lists };
  }
}
