import { computed, shallowRef, type ComputedRef } from 'vue';
import { matchSnippets, slashCommandAt, type SlashCommand } from '../../../../common/snippets';
import { useSnippetsStore } from '../../stores/snippets-store';
import type { Choice } from '../../ui/choice';
import { useChoiceKeys, type ChoiceKeys } from '../../ui/use-combo';
import { snippetChoices } from './choices';

export interface SnippetExpander extends Pick<ChoiceKeys, 'isOpen' | 'active'> {
  choices: ComputedRef<Choice[]>;
  /** The caret moved, or something was typed. */
  onCaret: (text: string, caret: number) => void;
  onKey: (event: KeyboardEvent) => void;
  choose: (choice: Choice) => void;
  close: () => void;
}

/** Offers the agent's own texts while `/abc` is typed; `expand` puts the chosen one in its place. */
export function useSnippets(expand: (command: SlashCommand, text: string) => void): SnippetExpander {
  const store = useSnippetsStore();
  const command = shallowRef<SlashCommand | null>(null);
  /** Where the list was closed with Esc: there it stays closed. */
  let dismissedAt: number | null = null;
  const choices = computed(() =>
    command.value === null ? [] : snippetChoices(matchSnippets(store.items, command.value.typed)),
  );
  const keys = useChoiceKeys(choices, {
    onOpen: () => undefined,
    onChoose: choose,
    onCancel: () => {
      dismissedAt = command.value?.start ?? null;
      keys.close();
    },
  });

  function choose(choice: Choice): void {
    const at = command.value;
    const text = store.items.find(({ trigger }) => trigger === choice.value)?.text;
    keys.close();
    if (at && text !== undefined) expand(at, text);
  }

  return {
    isOpen: keys.isOpen,
    active: keys.active,
    choices,
    choose,
    close: keys.close,
    onCaret: (text, caret) => {
      command.value = slashCommandAt(text, caret);
      if (command.value === null || command.value.start !== dismissedAt) dismissedAt = null;
      if (choices.value.length > 0 && dismissedAt === null) keys.open(0);
      else keys.close();
    },
    onKey: (event) => {
      // Ctrl+Enter sends what is written, and no text that nobody has read yet.
      if (!keys.isOpen.value || event.ctrlKey || event.altKey) return;
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') keys.close();
      else if (keys.onKeydown(event)) event.preventDefault();
    },
  };
}
