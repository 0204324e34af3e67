import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Snippet } from '../../../common/snippets';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The agent's own texts, as main keeps them. */
export const useSnippetsStore = defineStore('snippets', () => {
  const mirror = createMirror<Snippet[]>(
    (take) => onEvent('snippets:changed', take),
    () => call('snippets:list'),
  );
  const items = computed(() => mirror.value.value ?? []);
  return { items, start: mirror.start };
});
