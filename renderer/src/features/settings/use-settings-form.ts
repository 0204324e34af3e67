import { useForm } from 'vee-validate';
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
import { secretNames, type SecretName } from '../../../../common/settings/settings';
import { call, onEvent } from '../../ipc/client';
import { flatValues, nameOf, pathOf, settingsSchema } from './settings-schema';
import { changedText } from './setting-texts';
import {
  bringsSecret,
  changedNames,
  changeOf,
  draftOf,
  followView,
  editableKeys,
  type EditableKey,
  type SettingsDraft,
} from './settings-draft';

/** All fields of the window. */
const fieldNames: readonly (EditableKey | SecretName)[] = [...editableKeys, ...secretNames];

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
  /** By name: what the schema cannot see (an answer of the server, a number that is none); stands until it is changed. */
  const standing = shallowRef<Readonly<Record<string, string>>>({});
  const fields = useForm({
    initialValues: flatValues(draftOf(initial)),
    validationSchema: settingsSchema(() => standing.value),
    keepValuesOnUnmount: true,
  });
  // As a part of something reactive each is its value.
  const model = (name: string) => fields.defineField(pathOf(name), { validateOnModelUpdate: false })[0];
  const draft = reactive({
    values: Object.fromEntries(editableKeys.map((key) => [key, model(key)])),
    secrets: Object.fromEntries(secretNames.map((name) => [name, model(name)])),
    removed: draftOf(initial).removed,
  }) as unknown as SettingsDraft;
  /** By setting or secret name. */
  const errors = computed(() =>
    Object.fromEntries(Object.entries(fields.errors.value).map(([path, text]) => [nameOf(path), text ?? ''])),
  );
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

  function setError(name: EditableKey | SecretName, text: string): void {
    standing.value = { ...standing.value, [name]: text };
    fields.setErrors({ [pathOf(name)]: text });
  }

  function clearError(name: EditableKey | SecretName): void {
    standing.value = Object.fromEntries(Object.entries(standing.value).filter(([key]) => key !== name));
    fields.setFieldError(pathOf(name), undefined);
  }

  /** Shows the settings as they are in force now; what was typed goes. */
  function showAgain(): void {
    const now = draftOf(view.value);
    standing.value = {};
    for (const [name, value] of Object.entries(flatValues(now))) fields.resetField(pathOf(name), { value });
    draft.removed = now.removed;
  }

  async function write(what: SettingsChange): Promise<void> {
    const open = changedParts.value;
    const names = [...changedNames(what).map(changedText), ...open.map(({ label }) => label)];
    isSaving.value = true;
    failure.value = null;
    fieldNames.forEach(clearError);
    try {
      // Saving settings reconnects: not for a change of something else alone.
      if (changedNames(what).length > 0 || open.length === 0) {
        view.value = await call('settings:save', what);
        showAgain();
      }
      for (const part of open) await part.save();
      saved.value = names.length > 0 ? `Salvo: ${names.join(', ')}.` : 'Nada mudou.';
    } catch (thrown) {
      const error = AppError.from(thrown);
      if (error.code === 'secrets-unavailable') isAskingMemory.value = true;
      else failure.value = error;
      for (const name of fieldNames) {
        const text = error.fields?.[name];
        if (text !== undefined) setError(name, text);
      }
    } finally {
      isSaving.value = false;
    }
  }

  const submit = fields.handleSubmit(
    async () => {
      if (view.value.protection === 'memory' && bringsSecret(change.value)) isAskingMemory.value = true;
      else await write(change.value);
    },
    () => {
      failure.value = new AppError('invalid-input');
    },
  );

  async function save(): Promise<void> {
    if (!isSaving.value && !fields.isSubmitting.value && !isAskingMemory.value) await submit();
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
    setError,
    clearError,
    /** The field was left: it is judged. */
    check: (name: EditableKey) => void fields.validateField(pathOf(name)),
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
