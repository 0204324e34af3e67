import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { InboxItem } from '../../../common/attendance/inbox-item';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The attendances that wait to be registered, as main tells them. */
export const useInboxStore = defineStore('inbox', () => {
  const mirror = createMirror<InboxItem[]>(
    (take) => onEvent('inbox:changed', take),
    () => call('inbox:list'),
  );
  const items = computed(() => mirror.value.value ?? []);
  const isLoaded = computed(() => mirror.value.value !== null);
  return { items, isLoaded, start: mirror.start };
});
