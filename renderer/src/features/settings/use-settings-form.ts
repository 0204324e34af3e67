import {
  computed,
  inject,
  onBeforeUnmount,
  provide,
  reactive,
  ref,
  shallowRef,
  watch,
  type InjectionKey,
  type Ref,
} from 'vue';
import { AppError } from '../../../../common/errors';
import type { SettingsChange, SettingsView } from '../../../../common/settings/settings-view';
import { call, onEvent } from '../../ipc/client';
import { settingError } from './field-messages';
import { changedText } from './setting-texts';
import {
  bringsSecret,
  changedNames,
  changeOf,
  draftOf,
  followView,
  editableKeys,
  type EditableKey,
} from './settings-draft';

const formKey: InjectionKey<SettingsForm> = Symbol('settings-form');
export type SettingsForm = ReturnType<typeof provideSettingsForm>;

/** Something else that the window saves with the same button. */
export interface SettingsPart {
  label: string;
  isChanged: Readonly<Ref<boolean>>;
  /** Throws the AppError that main answers; its fields are shown by the part itself. */
  save: () => Promise<void>;
}

/** The settings as they stand in the fields, and the one way to save them; for all sections of the window. */
export function provideSettingsForm(initial: SettingsView) {
  const view = shallowRef(initial);
  const draft = reactive(draftOf(initial));
  /** By setting or secret name. */
  const errors = ref<Record<string, string>>({});
  const failure = ref<AppError | null>(null);
  const isSaving = ref(false);
  const isAskingMemory = ref(false);
  /** What the last save changed; null = not saved, or changed again since. */
  const saved = ref<string | null>(null);
  const change = computed(() => changeOf(view.value, draft));
  const parts = shallowRef<readonly SettingsPart[]>([]);
  const changedParts = computed(() => parts.value.filter(({ isChanged }) => isChanged.value));
  const unsaved = computed(() => [
    ...changedNames(change.value).map(changedText),
    ...changedParts.value.map(({ label }) => label),
  ]);

  watch(unsaved, () => {
    if (unsaved.value.length > 0) saved.value = null;
  });

  /** Somebody in IT changed the policy meanwhile. */
  async function followPolicy(): Promise<void> {
    const now = await call('settings:read');
    followView(draft, view.value, now);
    view.value = now;
  }
  onBeforeUnmount(
    onEvent('settings:policy-changed', () => {
      void followPolicy().catch(() => undefined);
    }),
  );

  function clearError(name: string): void {
    errors.value = Object.fromEntries(Object.entries(errors.value).filter(([key]) => key !== name));
  }

  function checkAddress(key: EditableKey): void {
    const error = settingError(key, draft);
    if (error !== null) errors.value = { ...errors.value, [key]: error };
  }

  async function write(what: SettingsChange): Promise<void> {
    const open = changedParts.value;
    const names = [...changedNames(what).map(changedText), ...open.map(({ label }) => label)];
    isSaving.value = true;
    failure.value = null;
    errors.value = {};
    try {
      // Saving settings reconnects: not for a change of something else alone.
      if (changedNames(what).length > 0 || open.length === 0) {
        view.value = await call('settings:save', what);
        Object.assign(draft, draftOf(view.value));
      }
      for (const part of open) await part.save();
      saved.value = names.length > 0 ? `Salvo: ${names.join(', ')}.` : 'Nada mudou.';
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === 'secrets-unavailable') isAskingMemory.value = true;
      else failure.value = error;
      errors.value = error.fields ?? {};
    } finally {
      isSaving.value = false;
    }
  }

  async function save(): Promise<void> {
    if (isSaving.value || isAskingMemory.value) return;
    editableKeys.forEach(checkAddress);
    if (Object.keys(errors.value).length > 0) {
      failure.value = new AppError('invalid-input');
      return;
    }
    if (view.value.protection === 'memory' && bringsSecret(change.value)) isAskingMemory.value = true;
    else await write(change.value);
  }

  /** The agent's answer where secrets cannot be kept safely. */
  async function saveWithSecrets(isAccepted: boolean): Promise<void> {
    isAskingMemory.value = false;
    await write(isAccepted ? { ...change.value, acceptsMemoryOnly: true } : { ...change.value, secrets: {} });
  }

  const form = reactive({
    view,
    draft,
    errors,
    failure,
    isSaving,
    isAskingMemory,
    saved,
    change,
    unsaved,
    addPart: (part: SettingsPart) => {
      parts.value = [...parts.value, part];
    },
    clearError,
    checkAddress,
    save,
    saveWithSecrets,
  });
  provide(formKey, form);
  return form;
}

export function useSettingsForm(): SettingsForm {
  const form = inject(formKey);
  if (!form) throw new Error('useSettingsForm needs provideSettingsForm above it.');
  return form;
}
