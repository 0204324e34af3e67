import { toTypedSchema } from '@vee-validate/yup';
import { useForm } from 'vee-validate';
import {
  computed,
  inject,
  provide,
  shallowRef,
  type ComputedRef,
  type InjectionKey,
  type Ref,
  type WritableComputedRef,
} from 'vue';
import { nextForm } from '../../../../common/attendance/form-model';
import {
  chosenType as typeChosen,
  firstMissing,
  isFilled,
  readFields,
  shownProposal,
  type FieldReading,
  type ShownProposal,
} from '../../../../common/attendance/form-reading';
import { blankForm, type FormEvent } from '../../../../common/attendance/form-state';
import { isProposed, type ProposedField } from '../../../../common/attendance/proposals';
import {
  fieldLabels,
  formFields,
  type FormField,
  type RegistrationForm,
} from '../../../../common/attendance/registration-form';
import { ruleContextOf } from '../../../../common/attendance/rules';
import type { CalendarDate } from '../../../../common/calendar';
import type { FormPayload } from '../../../../common/attendance/form-payload';
import type { AttendanceType } from '../../../../common/lookups';
import { registrationFormSchema } from '../../../../common/schemas/registration-form';
import { fieldCommandId } from '../../../../common/shortcuts/commands';
import { useLookupsStore } from '../../stores/lookups-store';
import { useShortcutsStore } from '../../stores/shortcuts-store';
import type { FieldProps } from '../../ui/field';
import { controlId, proposalId } from './control-ids';
import { fieldMessage, formProblems, type FormProblem } from './form-messages';
import type { ToldForm } from './told-form';
import { useCustomerContext } from './use-customer-context';
import { useCustomerSearch, type CustomerSearch } from './use-customer-search';
import { useProcessSearch, type ProcessSearch } from './use-process-search';
import { todayOf, useMinuteClock } from './use-today';

/** What a field component of ui/ gets from the form. */
export type BoundField = Required<Omit<FieldProps, 'isLive'>>;

/** One open form: how it stands, and what its parts may do with it. */
export interface RegistrationFormContext extends ToldForm {
  payload: FormPayload;
  /** For `v-model`; setting one is an edit by the agent. */
  models: { [F in FormField]: WritableComputedRef<RegistrationForm[F]> };
  fields: ComputedRef<Record<FormField, FieldReading>>;
  bind: (field: FormField) => BoundField;
  /** The agent left the field: from now on its error shows. */
  leave: (field: FormField) => void;
  chosenType: ComputedRef<AttendanceType | null>;
  proposalOf: (field: ProposedField) => ShownProposal | null;
  /** The next field that misses something; `after`: below that one. */
  missingAfter: (field: FormField | null) => FormField | null;
  customerSearch: CustomerSearch;
  processSearch: ProcessSearch;
  today: Readonly<Ref<CalendarDate>>;
  /** What stands in the way of Enviar. */
  problems: ComputedRef<FormProblem[]>;
  /** Enviar has been pressed, and all of the form was judged. */
  isJudged: ComputedRef<boolean>;
  /** Counts as Enviar: whether the schema lets the form pass. */
  judge: () => Promise<void>;
}

const key: InjectionKey<RegistrationFormContext> = Symbol('registration form');

export function useRegistrationForm(): RegistrationFormContext {
  const context = inject(key);
  if (!context) throw new Error('Parts of the form live inside RegistrationScreen.');
  return context;
}

/**
 * The form's model, bound to the page. The model says what follows from what; vee-validate holds the values for the
 * fields, judges them by the schema that main judges by, and knows what was touched.
 */
export function provideRegistrationForm(payload: FormPayload): RegistrationFormContext {
  const lookups = useLookupsStore();
  const shortcuts = useShortcutsStore();
  const now = useMinuteClock();
  const today = computed(() => todayOf(now));
  const surroundings = () => ({ today: today.value, lists: lookups.items });
  const state = shallowRef(blankForm());

  // One part each, so that the schema is built anew only when it is another one.
  const rules = computed(() => state.value.rules);
  const refused = computed(() => state.value.refused);
  const chosenType = computed(() => typeChosen(state.value, surroundings()));
  const schema = computed(() => {
    const type = chosenType.value;
    const context = ruleContextOf(rules.value, type ? [type] : [], { attendanceTypeId: type?.id ?? '' });
    return toTypedSchema(registrationFormSchema(context, today.value, refused.value));
  });
  const form = useForm<RegistrationForm>({
    validationSchema: schema,
    initialValues: state.value.values,
    keepValuesOnUnmount: true,
  });
  const models = Object.fromEntries(
    formFields.map((field) => {
      const [held] = form.defineField(field);
      const set = (value: RegistrationForm[FormField]) => {
        tell({ kind: 'edited', field, value } as FormEvent);
      };
      return [field, computed({ get: () => held.value, set })];
    }),
  ) as RegistrationFormContext['models'];

  function tell(event: FormEvent): void {
    const before = state.value;
    const after = nextForm(before, event, surroundings());
    state.value = after;
    if (event.kind === 'opened') form.resetForm({ values: after.values }, { force: true });
    for (const field of formFields) {
      if (event.kind !== 'opened' && after.values[field] !== before.values[field])
        form.setFieldValue(field, after.values[field]);
    }
    if (event.kind === 'refused') form.setErrors(after.refused);
    // A date of the process that has passed shows at once.
    if (event.kind === 'process-told' && after.values.nextContactDate !== before.values.nextContactDate)
      form.setFieldTouched('nextContactDate', true);
    for (const { follow } of followers) follow(event);
  }

  const told: ToldForm = { state, tell };
  const customerSearch = useCustomerSearch(told);
  const processSearch = useProcessSearch(told);
  // What follows may tell the form something itself: the context of the customer sees every event first.
  const followers = [useCustomerContext(told), customerSearch, processSearch];

  const fields = computed(() => readFields(state.value, surroundings()));
  const judged = () => ({
    attendance: payload.attendance,
    state: state.value,
    fields: fields.value,
    errors: form.errors.value,
  });
  const proposalOf = (field: ProposedField) => shownProposal(state.value, field, surroundings());

  const context: RegistrationFormContext = {
    state,
    tell,
    payload,
    models,
    fields,
    bind: (field) => ({
      id: controlId(field),
      label: fieldLabels[field],
      isRequired: fields.value[field].isRequired,
      isDisabled: !fields.value[field].isActive,
      shortcut: shortcuts.of(fieldCommandId(field)),
      hintId: isProposed(field) && proposalOf(field) ? proposalId(field) : null,
      message: fieldMessage(judged(), field, form.isFieldTouched(field)),
    }),
    leave: (field) => {
      if (isFilled(state.value.values[field])) form.setFieldTouched(field, true);
    },
    chosenType,
    proposalOf,
    missingAfter: (field) => firstMissing(state.value, surroundings(), field),
    customerSearch,
    processSearch,
    today,
    problems: computed(() => formProblems(judged())),
    isJudged: computed(() => form.submitCount.value > (form.isSubmitting.value ? 1 : 0)),
    judge: async () => {
      await form.handleSubmit(() => undefined)();
    },
  };
  provide(key, context);
  tell({ kind: 'opened', with: payload });
  return context;
}
