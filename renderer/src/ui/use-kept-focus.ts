import { nextTick, onBeforeUnmount, type Ref } from 'vue';

/** A row that goes away must not drop the focus to the top of the window: the list's panel around it gets it. */
export function useKeptFocus(row: Readonly<Ref<HTMLElement | null>>): {
  /** The panel as it is now, to be asked before the row may go. */
  panel: () => HTMLElement | null;
} {
  const panel = () => row.value?.closest<HTMLElement>('[role="tabpanel"]') ?? null;
  onBeforeUnmount(() => {
    if (!row.value?.contains(document.activeElement)) return;
    const target = panel();
    void nextTick(() => target?.focus());
  });
  return { panel };
}
