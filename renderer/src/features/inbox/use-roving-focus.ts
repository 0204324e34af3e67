import { computed, nextTick, onBeforeUnmount, ref, watch, type Ref } from 'vue';

/** One tab stop for a whole list: arrow keys, Home and End move it. Items are known by their key. */
export function useRovingFocus(
  keys: Readonly<Ref<readonly string[]>>,
  list: Readonly<Ref<HTMLElement | null>>,
) {
  const chosen = ref<string | null>(null);
  const activeKey = computed(() =>
    chosen.value !== null && keys.value.includes(chosen.value) ? chosen.value : (keys.value[0] ?? null),
  );

  function focus(key: string): void {
    chosen.value = key;
    const at = keys.value.indexOf(key);
    list.value?.querySelectorAll<HTMLElement>('[role="option"]')[at]?.focus();
  }

  function onKeydown(event: KeyboardEvent): void {
    const to = target(
      event.key,
      activeKey.value === null ? 0 : keys.value.indexOf(activeKey.value),
      keys.value.length,
    );
    const key = to === null || event.ctrlKey || event.altKey || event.metaKey ? undefined : keys.value[to];
    if (key === undefined) return;
    event.preventDefault();
    focus(key);
  }

  // An item that goes away must not take the focus with it: its neighbour gets it.
  watch(keys, (after, before) => {
    const had = chosen.value;
    if (had === null || after.includes(had)) return;
    const hadFocus = list.value?.contains(document.activeElement) ?? false;
    const next = after[Math.min(before.indexOf(had), after.length - 1)];
    chosen.value = next ?? null;
    if (next !== undefined && hadFocus) {
      void nextTick(() => {
        focus(next);
      });
    }
  });

  // The last item goes with the whole list: the focus stays in the panel around it.
  onBeforeUnmount(() => {
    if (!(list.value?.contains(document.activeElement) ?? false)) return;
    list.value?.closest<HTMLElement>('[role="tabpanel"]')?.focus();
  });

  return { activeKey, onKeydown, setActive: (key: string) => (chosen.value = key) };
}

function target(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
