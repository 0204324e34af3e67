import { computed, nextTick, watch, type ComputedRef, type Ref } from 'vue';
import { useMedia } from '../ui/use-media';

/**
 * Whether the open conversation covers the form, for lack of room beside it (its style sheet has the same width).
 * The form, then inert, gets the focus back where it was.
 */
export function useCovering(isOpen: Ref<boolean>): ComputedRef<boolean> {
  const isNarrow = useMedia('(max-width: 45rem)');
  const isCovering = computed(() => isOpen.value && isNarrow.value);
  let left: Element | null = null;
  watch(isCovering, async (covers) => {
    if (covers) {
      left = document.activeElement;
      return;
    }
    await nextTick();
    if (left instanceof HTMLElement && document.activeElement === document.body) left.focus();
  });
  return isCovering;
}
