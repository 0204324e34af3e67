import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue';
import { listedProcesses } from '../../../../common/attendance/form-reading';
import { shortcutPressed } from '../../../../common/shortcuts/shortcut';
import { call } from '../../ipc/client';
import { useShortcutsStore } from '../../stores/shortcuts-store';
import { formCommands, type FormCommand } from './form-commands';
import { controlId, focusControl } from './control-ids';
import type { RegistrationFormContext } from './use-registration-form';

export interface CommandHooks {
  send: () => void;
  conversation: () => void;
  close: () => void;
  /** False while the outcome stands in the form's place. */
  isEditing: () => boolean;
}

export interface FormCommands {
  commands: ComputedRef<readonly FormCommand[]>;
  isPaletteOpen: Ref<boolean>;
  isHelpOpen: Ref<boolean>;
}

/** The commands of an open form, their shortcuts, and the two dialogs that list them. */
export function useFormCommands(form: RegistrationFormContext, hooks: CommandHooks): FormCommands {
  const { models, fields, state, tell } = form;
  const shortcuts = useShortcutsStore();
  const isPaletteOpen = ref(false);
  const isHelpOpen = ref(false);
  const commands = computed(() =>
    formCommands(
      {
        ...hooks,
        closeWindow: hooks.close,
        openPalette: () => {
          isPaletteOpen.value = true;
        },
        openShortcuts: () => {
          isHelpOpen.value = true;
        },
        openInbox: () => void call('app:open-inbox').catch(() => undefined),
        openSettings: () => void call('app:open-settings').catch(() => undefined),
        toggleClosing: () => {
          models.isClosing.value = !models.isClosing.value;
        },
        focusField: (field) => {
          focusControl(controlId(field));
        },
        startNew: () => {
          tell({ kind: 'process-chosen', number: '' });
        },
        openNumbers: listedProcesses(state.value).map((process) => process.number),
        chooseProcess: (number) => {
          tell({ kind: 'process-chosen', number });
        },
        isFieldActive: (field) => fields.value[field].isActive,
      },
      shortcuts.of,
    ),
  );
  useFormKeys(() => (hooks.isEditing() ? commands.value : []));
  return { commands, isPaletteOpen, isHelpOpen };
}

/** Alt held this long (ms) asks for the hints; a quick combination does not make them flicker. */
const holdMs = 250;

/** Runs commands by their shortcuts, wherever the focus is except in a dialog, and shows the keys while Alt is held. */
function useFormKeys(commands: () => readonly FormCommand[]): void {
  const root = document.documentElement;
  let hold: ReturnType<typeof setTimeout> | undefined;

  function hideHints(): void {
    clearTimeout(hold);
    delete root.dataset['shortcuts'];
  }

  function showHintsSoon(): void {
    clearTimeout(hold);
    hold = setTimeout(() => {
      // While it stands there, every KeyHint shows.
      root.dataset['shortcuts'] = '';
    }, holdMs);
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.repeat) return;
    if (event.key === 'Alt' && !event.ctrlKey) showHintsSoon();
    else if (!event.altKey) hideHints();
    if (event.target instanceof Element && event.target.closest('[role="dialog"]')) return;
    const pressed = shortcutPressed(event);
    const command = commands().find(({ shortcut }) => shortcut !== null && shortcut === pressed);
    if (!command) return;
    event.preventDefault();
    hideHints();
    command.run();
  }

  function onKeyup(event: KeyboardEvent): void {
    if (event.key !== 'Alt') return;
    // Windows would give the focus to a menu bar that is not there.
    event.preventDefault();
    hideHints();
  }

  window.addEventListener('keydown', onKeydown);
  window.addEventListener('keyup', onKeyup);
  window.addEventListener('blur', hideHints);
  onScopeDispose(() => {
    hideHints();
    window.removeEventListener('keydown', onKeydown);
    window.removeEventListener('keyup', onKeyup);
    window.removeEventListener('blur', hideHints);
  });
}
