import { ref, type Ref } from 'vue';
import type { Choice } from './choice';

const pageRows = 8;

export interface ChoiceKeys {
  isOpen: Ref<boolean>;
  /** The highlighted row; -1 = none. */
  active: Ref<number>;
  open: (at: number) => void;
  close: () => void;
  /** Handles the key; false = it was none of the list's. */
  onKeydown: (event: KeyboardEvent) => boolean;
}

/**
 * The keyboard of a combobox with a list below it. Arrows and pages move, Enter chooses, Tab and Ctrl+Enter choose
 * and go on with what they do, Esc closes the list and nothing else.
 */
export function useChoiceKeys(
  choices: Readonly<Ref<readonly Choice[]>>,
  hooks: { onOpen: () => void; onChoose: (choice: Choice) => void; onCancel: () => void },
): ChoiceKeys {
  const isOpen = ref(false);
  const active = ref(-1);

  function open(at: number): void {
    isOpen.value = true;
    active.value = at;
  }

  function close(): void {
    isOpen.value = false;
    active.value = -1;
  }

  /** The nearest choosable row from `from` on in the given direction; the present one if there is none. */
  function step(from: number, direction: 1 | -1): number {
    for (let at = from; at >= 0 && at < choices.value.length; at += direction) {
      if (choices.value[at]?.isChoosable === true) return at;
    }
    return active.value;
  }

  function move(delta: number): void {
    const last = choices.value.length - 1;
    const target = Math.min(last, Math.max(0, active.value + delta));
    active.value = step(target, delta > 0 ? 1 : -1);
  }

  function chooseActive(): boolean {
    const choice = choices.value[active.value];
    if (!isOpen.value || choice?.isChoosable !== true) return false;
    hooks.onChoose(choice);
    return true;
  }

  const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageRows, PageUp: -pageRows };

  function onKeydown(event: KeyboardEvent): boolean {
    if (event.isComposing) return true;
    const delta = moves[event.key];
    if (delta !== undefined) {
      event.preventDefault();
      if (isOpen.value) move(delta);
      else hooks.onOpen();
      return true;
    }
    if (event.key === 'Escape' && isOpen.value) {
      event.preventDefault();
      event.stopPropagation();
      hooks.onCancel();
      return true;
    }
    if (event.key === 'Tab') return chooseActive();
    if (event.key !== 'Enter') return false;
    const isChosen = chooseActive();
    if (isChosen && !event.ctrlKey) event.preventDefault();
    return isChosen;
  }

  return { isOpen, active, open, close, onKeydown };
}
