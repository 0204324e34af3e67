import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { FormField } from '../../../../common/attendance/registration-form';
import { call } from '../../ipc/client';
import { useShortcutsStore } from '../../stores/shortcuts-store';
import { formCommands, type FormCommand } from './form-commands';
import { useFormKeys } from './use-form-keys';
import type { Registration } from './use-registration';

export interface CommandHooks {
  send: () => void;
  conversation: () => void;
  focusField: (field: FormField) => void;
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
export function useFormCommands(registration: Registration, hooks: CommandHooks): FormCommands {
  const { models, openProcesses, states } = registration;
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
        startNew: openProcesses.startNew,
        openNumbers: openProcesses.processes.value.map((process) => process.number),
        chooseProcess: openProcesses.choose,
        isFieldActive: (field) => states.value[field].isActive,
      },
      shortcuts.of,
    ),
  );
  useFormKeys(() => (hooks.isEditing() ? commands.value : []));
  return { commands, isPaletteOpen, isHelpOpen };
}
