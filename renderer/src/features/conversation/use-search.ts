import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { inSlices } from '../../../../common/in-slices';
import { slices } from './give-way';
import { findHits, mostHits, type Hit } from './search';

export interface ConversationSearch {
  query: Ref<string>;
  hits: Readonly<ShallowRef<readonly Hit[]>>;
  /** By message, for marking. */
  hitsOf: (messageId: string) => readonly Hit[];
  /** The hit that next and previous have reached. */
  current: ComputedRef<Hit | null>;
  /** `3 de 12`, `nada encontrado`, or nothing without a query. */
  status: ComputedRef<string>;
  next: () => void;
  previous: () => void;
}

const none: readonly Hit[] = [];

/** Search in the conversation; a new query begins at its first hit, and both directions go round. */
export function useSearch(messages: Readonly<ShallowRef<readonly Message[]>>): ConversationSearch {
  const query = ref('');
  const at = ref(0);
  const hits = shallowRef(none);
  const isSearching = ref(false);
  const byMessage = computed(() => {
    const groups = new Map<string, Hit[]>();
    for (const hit of hits.value) {
      const group = groups.get(hit.messageId);
      if (group) group.push(hit);
      else groups.set(hit.messageId, [hit]);
    }
    return groups;
  });

  watch([query, messages], async ([wanted, all]) => {
    at.value = 0;
    hits.value = none;
    isSearching.value = true;
    const found = await inSlices(findHits(all, wanted), slices());
    // A later search is under way, or done.
    if (query.value !== wanted || messages.value !== all) return;
    hits.value = found;
    isSearching.value = false;
  });

  function go(step: number): void {
    const count = hits.value.length;
    if (count > 0) at.value = (at.value + step + count) % count;
  }

  return {
    query,
    hits,
    hitsOf: (messageId) => byMessage.value.get(messageId) ?? none,
    current: computed(() => hits.value[at.value] ?? null),
    status: computed(() => {
      const count = hits.value.length;
      if (query.value.trim() === '') return '';
      if (isSearching.value) return 'procurando…';
      if (count === 0) return 'nada encontrado';
      return `${at.value + 1} de ${count < mostHits ? count : `${mostHits.toLocaleString('pt-BR')} ou mais`}`;
    }),
    next: () => {
      go(1);
    },
    previous: () => {
      go(-1);
    },
  };
}
