import { onBeforeUnmount, onMounted, type Ref } from 'vue';

/** When `box` goes away with the focus in it, the focus goes back to where it came from. */
export function useReturnFocus(box: Readonly<Ref<HTMLElement | null>>): void {
  let origin = document.activeElement;

  function onFocusIn({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Element && box.value?.contains(relatedTarget) === false)
      origin = relatedTarget;
  }

  onMounted(() => box.value?.addEventListener('focusin', onFocusIn));
  onBeforeUnmount(() => {
    const hasFocus = box.value?.contains(document.activeElement) ?? false;
    if (hasFocus && origin instanceof HTMLElement) origin.focus();
  });
}
