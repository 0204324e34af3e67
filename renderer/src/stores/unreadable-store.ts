import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { UnreadableItem } from '../../../common/attendance/attendance';
import { call, onEvent } from '../ipc/client';
import { createMirror } from './mirror';

/** The attendances that could not be read, as main tells them. */
export const useUnreadableStore = defineStore('unreadable', () => {
  const mirror = createMirror<UnreadableItem[]>(
    (take) => onEvent('unreadable:changed', take),
    () => call('unreadable:list'),
  );
  const items = computed(() => mirror.value.value ?? []);

  /** Takes it from the list for good. Throws what main answers. */
  async function dismiss(id: string): Promise<void> {
    await call('unreadable:dismiss', { id });
  }

  return { items, start: mirror.start, dismiss };
});
