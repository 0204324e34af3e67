import { computed, ref, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { findHits, type Hit } from './search';

export interface ConversationSearch {
  query: Ref<string>;
  hits: ComputedRef<readonly Hit[]>;
  /** By message, for marking. */
  hitsOf: (messageId: string) => readonly Hit[];
  /** The hit that next and previous have reached. */
  current: ComputedRef<Hit | null>;
  /** `3 de 12`, `nada encontrado`, or nothing without a query. */
  status: ComputedRef<string>;
  next: () => void;
  previous: () => void;
}

/** Search in the conversation; a new query begins at its first hit, and both directions go round. */
export function useSearch(messages: Readonly<ShallowRef<readonly Message[]>>): ConversationSearch {
  const query = ref('');
  const at = ref(0);
  const hits = computed(() => findHits(messages.value, query.value));
  const byMessage = computed(() => {
    const groups = new Map<string, Hit[]>();
    for (const hit of hits.value) groups.set(hit.messageId, [...(groups.get(hit.messageId) ?? []), hit]);
    return groups;
  });
  watch(query, () => {
    at.value = 0;
  });

  function go(step: number): void {
    const count = hits.value.length;
    if (count > 0) at.value = (at.value + step + count) % count;
  }

  return {
    query,
    hits,
    hitsOf: (messageId) => byMessage.value.get(messageId) ?? [],
    current: computed(() => hits.value[at.value] ?? null),
    status: computed(() => {
      if (query.value.trim() === '') return '';
      return hits.value.length === 0 ? 'nada encontrado' : `${at.value + 1} de ${hits.value.length}`;
    }),
    next: () => {
      go(1);
    },
    previous: () => {
      go(-1);
    },
  };
}
