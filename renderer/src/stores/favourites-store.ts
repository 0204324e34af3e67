import { defineStore } from 'pinia';
import { computed } from 'vue';
import { noFavourites, type FavouriteIds, type LookupListName } from '../../../common/lookups';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The agent's favourites in the lookup lists, as main keeps them. */
export const useFavouritesStore = defineStore('favourites', () => {
  const mirror = createMirror<FavouriteIds>(
    (take) => onEvent('favourites:changed', take),
    () => call('favourites:list'),
  );
  const ids = computed(() => mirror.value.value ?? noFavourites);

  /** Throws what main answers. */
  async function mark(list: LookupListName, id: string, isFavourite: boolean): Promise<void> {
    await call('favourites:mark', { list, id, isFavourite });
  }

  return { ids, mark, start: mirror.start };
});
