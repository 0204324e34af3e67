import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { Choice } from './choice';
import { describedBy, type FieldProps } from './field';

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

export interface ChoiceHooks {
  onOpen: () => void;
  onChoose: (choice: Choice) => void;
  onCancel: () => void;
}

/**
 * The keyboard of a combobox with a list below it. Arrows and pages move, Enter chooses, Tab and Ctrl+Enter choose
 * and go on with what they do, Esc closes the list and nothing else.
 */
export function useChoiceKeys(choices: Readonly<Ref<readonly Choice[]>>, hooks: ChoiceHooks): ChoiceKeys {
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

export interface Combo extends ChoiceKeys {
  /** What makes an input a combobox, tied to its list. */
  input: ComputedRef<Record<string, unknown>>;
  /** What the list below it is given. */
  popup: ComputedRef<{
    id: string;
    choices: readonly Choice[];
    active: number;
    onChoose: (choice: Choice) => void;
    onHighlight: (index: number) => void;
  }>;
}

/** A text input with a list of choices below it, for every field that has one. */
export function useCombo(
  field: () => FieldProps,
  choices: Readonly<Ref<readonly Choice[]>>,
  hooks: ChoiceHooks,
): Combo {
  const keys = useChoiceKeys(choices, hooks);
  const { isOpen, active } = keys;
  return {
    ...keys,
    input: computed(() => {
      const { id, isDisabled } = field();
      return {
        ...describedBy(field()),
        id,
        type: 'text',
        role: 'combobox',
        'aria-autocomplete': 'list',
        autocomplete: 'off',
        spellcheck: 'false',
        'aria-expanded': isOpen.value,
        'aria-controls': isOpen.value ? `${id}-list` : undefined,
        'aria-activedescendant':
          isOpen.value && active.value >= 0 ? `${id}-option-${active.value}` : undefined,
        disabled: isDisabled,
      };
    }),
    popup: computed(() => ({
      id: field().id,
      choices: choices.value,
      active: active.value,
      onChoose: hooks.onChoose,
      onHighlight: (index) => {
        active.value = index;
      },
    })),
  };
}
