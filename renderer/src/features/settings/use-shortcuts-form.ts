import { computed, ref, type Ref } from 'vue';
import { commands, everywhereTitle, type CommandId } from '../../../../common/shortcuts/commands';
import { shortcutPressed, type Shortcut } from '../../../../common/shortcuts/shortcut';
import {
  commandShortcuts,
  commandWith,
  takenText,
  withShortcut,
} from '../../../../common/shortcuts/shortcut-changes';
import { shortcutProblem } from '../../../../common/shortcuts/shortcut-problem';
import { defaultSettings } from '../../../../common/settings/settings';
import { useSettingsForm } from './use-settings-form';

/** A command of the form, or `everywhere`: the shortcut that works in every program. */
export type ShortcutTarget = CommandId | 'everywhere';

export interface ShortcutsForm {
  /** Whose next key press is taken; null = nobody's. */
  recording: Readonly<Ref<ShortcutTarget | null>>;
  /** Why the last key pressed was not taken. */
  refusal: Readonly<Ref<string>>;
  /** For screen readers: what has just happened. */
  announcement: Readonly<Ref<string>>;
  shortcutOf: (target: ShortcutTarget) => Shortcut | null;
  isChanged: (target: ShortcutTarget) => boolean;
  isLocked: (target: ShortcutTarget) => boolean;
  record: (target: ShortcutTarget) => void;
  stop: () => void;
  onKeydown: (event: KeyboardEvent) => void;
  restore: (target: ShortcutTarget) => void;
  restoreAll: () => void;
}

const settingOf = (target: ShortcutTarget) =>
  target === 'everywhere' ? 'desktop.globalShortcut' : 'form.shortcuts';

const titleOf = (target: ShortcutTarget) =>
  commands.find(({ id }) => id === target)?.title ?? everywhereTitle;

const usualOf = (target: ShortcutTarget): Shortcut | null =>
  target === 'everywhere'
    ? defaultSettings['desktop.globalShortcut']
    : (commands.find(({ id }) => id === target)?.shortcut ?? null);

/** The shortcuts as they stand in the settings window, and the key that is being recorded for one of them. */
export function useShortcutsForm(): ShortcutsForm {
  const form = useSettingsForm();
  const recording = ref<ShortcutTarget | null>(null);
  const refusal = ref('');
  const announcement = ref('');
  const shortcuts = computed(() => commandShortcuts(form.draft.values['form.shortcuts']));

  function shortcutOf(target: ShortcutTarget): Shortcut | null {
    if (target !== 'everywhere') return shortcuts.value[target] ?? null;
    return form.draft.values['desktop.globalShortcut'] || null;
  }

  /** The title of what else has the shortcut; null = it is free. */
  function takenBy(shortcut: Shortcut, target: ShortcutTarget): string | null {
    const { values } = form.draft;
    if (target !== 'everywhere' && shortcut === values['desktop.globalShortcut']) return everywhereTitle;
    return (
      commandWith(shortcut, values['form.shortcuts'], target === 'everywhere' ? null : target)?.title ?? null
    );
  }

  function put(target: ShortcutTarget, shortcut: Shortcut | null): void {
    const { values } = form.draft;
    if (target === 'everywhere') values['desktop.globalShortcut'] = shortcut ?? '';
    else values['form.shortcuts'] = withShortcut(values['form.shortcuts'], target, shortcut);
    form.clearError(settingOf(target));
    stop();
    announcement.value = `${titleOf(target)}: ${shortcut ?? 'sem atalho'}.`;
  }

  /** Puts it there, or says why not. */
  function offer(target: ShortcutTarget, shortcut: Shortcut): void {
    const problem = shortcutProblem(shortcut, target === 'everywhere' ? 'everywhere' : 'form');
    const other = problem === null ? takenBy(shortcut, target) : null;
    if (problem === null && other === null) put(target, shortcut);
    else
      refuse(problem ?? `${takenText(shortcut, other ?? '')} Escolha outra tecla, ou mude primeiro aquele.`);
  }

  function refuse(text: string): void {
    refusal.value = text;
    announcement.value = text;
  }

  function record(target: ShortcutTarget): void {
    recording.value = target;
    refusal.value = '';
    announcement.value = 'Pressione a nova tecla. Esc cancela, Backspace deixa sem atalho.';
  }

  function stop(): void {
    recording.value = null;
    refusal.value = '';
    announcement.value = '';
  }

  function onKeydown(event: KeyboardEvent): void {
    const target = recording.value;
    const isAlone = !event.ctrlKey && !event.altKey && !event.metaKey;
    // Whoever only walks through is not held.
    if (target === null || (event.key === 'Tab' && isAlone)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || ['Control', 'Alt', 'Shift', 'AltGraph', 'Meta'].includes(event.key)) return;
    if (event.key === 'Escape' && isAlone) stop();
    else if (['Backspace', 'Delete'].includes(event.key) && isAlone) put(target, null);
    else if (event.metaKey) refuse('As combinações com a tecla Windows são do sistema.');
    else offer(target, shortcutPressed(event) ?? '');
  }

  return {
    recording,
    refusal,
    announcement,
    shortcutOf,
    isChanged: (target) => shortcutOf(target) !== usualOf(target),
    isLocked: (target) => form.view.locked.includes(settingOf(target)),
    record,
    stop,
    onKeydown,
    restore: (target) => {
      recording.value = target;
      const usual = usualOf(target);
      if (usual === null) put(target, null);
      else offer(target, usual);
    },
    restoreAll: () => {
      const { values } = form.draft;
      if (!form.view.locked.includes('form.shortcuts')) values['form.shortcuts'] = {};
      if (!form.view.locked.includes('desktop.globalShortcut'))
        values['desktop.globalShortcut'] = defaultSettings['desktop.globalShortcut'];
      stop();
      announcement.value = 'Todos os atalhos voltaram ao padrão.';
    },
  };
}
