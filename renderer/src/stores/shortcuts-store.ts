import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CommandId } from '../../../common/shortcuts/commands';
import type { Shortcut } from '../../../common/shortcuts/shortcut';
import { commandShortcuts, type ShortcutChanges } from '../../../common/shortcuts/shortcut-changes';
import { call, onEvent } from '../ipc/client';

/** The shortcuts of the form's commands as the settings have them now. */
export const useShortcutsStore = defineStore('shortcuts', () => {
  const changes = shallowRef<ShortcutChanges>({});
  const all = computed(() => commandShortcuts(changes.value));

  /** null = the command has none, or there is no such command. */
  function of(id: CommandId): Shortcut | null {
    return all.value[id] ?? null;
  }

  /** Subscribes first and asks then, so that no change falls between the two. Throws what main answers. */
  async function start(): Promise<void> {
    onEvent('app:shortcuts-changed', (changed) => {
      changes.value = changed;
    });
    changes.value = await call('app:shortcuts');
  }

  return { of, start };
});
