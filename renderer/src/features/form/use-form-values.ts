import { toTypedSchema } from '@vee-validate/yup';
import { useForm } from 'vee-validate';
import { computed, reactive, ref, toRaw, type ComputedRef, type Ref } from 'vue';
import {
  formFields,
  type FormField,
  type RegistrationForm,
} from '../../../../common/attendance/registration-form';
import type { RuleContext } from '../../../../common/attendance/rules';
import type { CalendarDate } from '../../../../common/calendar';
import { registrationFormSchema } from '../../../../common/schemas/registration-form';

export type FormModels = { [F in FormField]: Ref<RegistrationForm[F]> };

export interface FormValues {
  values: RegistrationForm;
  models: FormModels;
  /** The first error of each field, whether shown yet or not. */
  errors: ComputedRef<Partial<Record<FormField, string>>>;
  /** Fields whose error shows before the first Enviar. */
  touched: Set<FormField>;
  validate: () => Promise<boolean>;
  isAttempted: Ref<boolean>;
}

/** `emailRecipients[0]` → `emailRecipients`; null for what is no field of the form. */
export function fieldOfPath(path: string): FormField | null {
  const name = path.split(/[.[]/)[0] ?? '';
  return formFields.find((field) => field === name) ?? null;
}

/** The form's values under vee-validate, judged by the same yup schema as in main. */
export function useFormValues(
  initial: RegistrationForm,
  context: (values: RegistrationForm) => RuleContext,
  today: Readonly<Ref<CalendarDate>>,
): FormValues {
  // vee-validate asks for the schema before its values exist; until then the initial ones stand in.
  const source = ref<{ values: RegistrationForm }>({ values: initial });
  const schema = computed(() =>
    toTypedSchema(registrationFormSchema(context(source.value.values), today.value)),
  );
  const form = useForm<RegistrationForm>({
    validationSchema: schema,
    initialValues: structuredClone(toRaw(initial)),
    keepValuesOnUnmount: true,
  });
  source.value = { values: form.values };

  const models = Object.fromEntries(
    formFields.map((field) => [field, form.defineField(field)[0]]),
  ) as FormModels;
  const isAttempted = ref(false);
  const errors = computed(() => {
    const found: Partial<Record<FormField, string>> = {};
    for (const [path, text] of Object.entries<string | undefined>(form.errors.value)) {
      const field = fieldOfPath(path);
      if (field && text !== undefined) found[field] ??= text;
    }
    return found;
  });

  return {
    values: form.values,
    models,
    errors,
    touched: reactive(new Set<FormField>()),
    validate: async () => (await form.validate()).valid,
    isAttempted,
  };
}
