import { defineStore } from 'pinia';
import { reactive, shallowReactive } from 'vue';
import { AppError } from '../../../common/errors';
import { lookupListNames, type LookupItems, type LookupListName } from '../../../common/lookups';
import { call, onEvent } from '../ipc/client';

interface ListState {
  /** ms since the epoch; null = never fetched. */
  fetchedAt: number | null;
  isRefreshing: boolean;
  /** Why the last refresh failed, in pt-BR. */
  failure: string | null;
}

const idle = (): ListState => ({ fetchedAt: null, isRefreshing: false, failure: null });

/** The lookup lists as main holds them. The items are shallow: they may be many thousands. */
export const useLookupsStore = defineStore('lookups', () => {
  const items = shallowReactive<LookupItems>({
    products: [],
    attendanceTypes: [],
    responsibilityCentres: [],
    users: [],
  });
  const states = reactive<Record<LookupListName, ListState>>({
    products: idle(),
    attendanceTypes: idle(),
    responsibilityCentres: idle(),
    users: idle(),
  });

  async function take(channel: 'lookups:list' | 'lookups:refresh', name: LookupListName): Promise<void> {
    const list = await call(channel, { name });
    Object.assign(items, { [list.name]: list.items });
    states[list.name].fetchedAt = list.fetchedAt;
    states[list.name].failure = null;
  }

  /** What main has now; a list that cannot be read stays as it was and says why. */
  async function load(name: LookupListName): Promise<void> {
    try {
      await take('lookups:list', name);
    } catch (thrown) {
      states[name].failure = AppError.from(thrown).message;
    }
  }

  /** Asks main to fetch the list from Bimer again. */
  async function refresh(name: LookupListName): Promise<void> {
    const state = states[name];
    if (state.isRefreshing) return;
    state.isRefreshing = true;
    try {
      await take('lookups:refresh', name);
    } catch (thrown) {
      state.failure = AppError.from(thrown).message;
    } finally {
      state.isRefreshing = false;
    }
  }

  async function start(): Promise<void> {
    onEvent('lookups:changed', ({ name }) => void load(name));
    await Promise.all(lookupListNames.map(load));
  }

  return { items, states, refresh, start };
});
