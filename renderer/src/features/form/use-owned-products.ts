import { shallowRef, watch, type ShallowRef } from 'vue';
import { call } from '../../ipc/client';
import { createLatestOnly } from './latest-only';
import type { CustomerLookup } from './use-customer';

/** The products the customer of the form owns; empty while nobody knows. */
export function useOwnedProducts(chosen: CustomerLookup['chosen']): Readonly<ShallowRef<readonly string[]>> {
  const owned = shallowRef<readonly string[]>([]);
  const latest = createLatestOnly();
  watch(
    () => chosen.value?.code ?? '',
    async (code) => {
      const isLatest = latest.begin();
      owned.value = [];
      if (code === '') return;
      try {
        const { productIds } = await call('customers:products', { code });
        if (isLatest()) owned.value = productIds ?? [];
      } catch {
        // Then all products stand in one list.
      }
    },
    { immediate: true },
  );
  return owned;
}
