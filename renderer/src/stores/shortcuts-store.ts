import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CommandId } from '../../../common/shortcuts/commands';
import type { Shortcut } from '../../../common/shortcuts/shortcut';
import type { ShortcutsView } from '../../../common/shortcuts/shortcuts-view';
import { commandShortcuts } from '../../../common/shortcuts/shortcut-changes';
import { call, onEvent } from '../ipc/client';

/** The shortcuts as the settings have them now. */
export const useShortcutsStore = defineStore('shortcuts', () => {
  const view = shallowRef<ShortcutsView>({ changes: {}, everywhere: '' });
  const all = computed(() => commandShortcuts(view.value.changes));
  /** Works in every program; '' = there is none. */
  const everywhere = computed(() => view.value.everywhere);

  /** null = the command has none, or there is no such command. */
  function of(id: CommandId): Shortcut | null {
    return all.value[id] ?? null;
  }

  /** Subscribes first and asks then, so that no change falls between the two. Throws what main answers. */
  async function start(): Promise<void> {
    onEvent('app:shortcuts-changed', (changed) => {
      view.value = changed;
    });
    view.value = await call('app:shortcuts');
  }

  return { of, everywhere, start };
});
