import { computed, reactive, ref, watch, type ComputedRef } from 'vue';
import { fieldLabels, type FormField } from '../../../../common/attendance/registration-form';
import { isProposed } from '../../../../common/attendance/proposals';
import { fieldStates, ruleContextOf, type RuleContext } from '../../../../common/attendance/rules';
import type { FormPayload } from '../../../../common/attendance/form-payload';
import type { AttendanceType } from '../../../../common/lookups';
import { fieldCommandId } from '../../../../common/shortcuts/commands';
import { useLookupsStore } from '../../stores/lookups-store';
import { useShortcutsStore } from '../../stores/shortcuts-store';
import type { FieldMessage } from '../../ui/field';
import { suggestionId } from '../../ui/suggestion';
import { dateRemark } from './date-remark';
import { controlId, type BoundField, type FormContext } from './form-context';
import { conversationIdentity } from './identity-texts';
import { isOwnDate, proposedDate } from './next-contact';
import { resemblanceText } from './open-process-texts';
import { useCustomer } from './use-customer';
import { confirmationId, useCustomerCheck } from './use-customer-check';
import { fieldOfPath, useFormValues } from './use-form-values';
import { useOpenProcesses } from './use-open-processes';
import { useProcess } from './use-process';
import { useProposals } from './use-proposals';
import { useProcessFilling } from './use-process-filling';
import { todayOf, useMinuteClock } from './use-today';

/** Why Enviar waits, and the control that settles it where it is not the field's own. */
export interface FormProblem {
  field: FormField;
  text: string;
  controlId?: string;
}

export interface Registration extends FormContext {
  /** Fields that stand in the way of Enviar, in the order of the screen, with what is wrong. */
  problems: ComputedRef<FormProblem[]>;
  /** Errors that Bimer or main found; each goes when its field changes. */
  setServerErrors: (fields: Record<string, string>) => void;
}

/** Everything one open form knows and does, apart from sending and saving it. */
export function useRegistration(payload: FormPayload): Registration {
  const lookups = useLookupsStore();
  const shortcuts = useShortcutsStore();
  const now = useMinuteClock();
  const today = computed(() => todayOf(now));
  const typeOf = (id: string): AttendanceType | null =>
    lookups.items.attendanceTypes.find((type) => type.id === id) ?? null;
  const contextOf = (values: { attendanceTypeId: string }): RuleContext =>
    ruleContextOf(payload.rules, lookups.items.attendanceTypes, values);

  const form = useFormValues(payload.form, contextOf, today);
  const { models, touched } = form;
  const chosenType = computed(() => typeOf(models.attendanceTypeId.value));
  const states = computed(() => fieldStates(form.values, contextOf(form.values)));
  const customer = useCustomer(models.customerCode, payload.attendance.customer);
  const isDateOwn = ref(isOwnDate(payload.form.nextContactDate, chosenType.value, today.value));
  const serverErrors = reactive(new Map<FormField, string>());
  const filling = useProcessFilling(models, isDateOwn);
  const process = useProcess(models.processNumber, models.customerCode, (found) => {
    filling.fill(found);
    // A date of the process that has passed shows at once.
    if (found.nextContactDate !== null) touched.add('nextContactDate');
  });
  const openProcesses = useOpenProcesses(customer.chosen, form, {
    onNumber: (number) => {
      if (number === '') filling.undo();
      models.processNumber.value = number;
      process.onCommit();
    },
  });
  const customerCheck = useCustomerCheck(customer);
  const customerCode = computed(() => customer.chosen.value?.code ?? '');
  const proposals = useProposals({ payload, form, states, openProcesses, customerCode });

  watch(models.attendanceTypeId, () => {
    models.standardTextId.value = '';
    const type = chosenType.value;
    if (type && !isDateOwn.value) models.nextContactDate.value = proposedDate(type, today.value);
  });

  for (const [name, model] of Object.entries(models)) {
    const field = fieldOfPath(name);
    watch(model, () => field && serverErrors.delete(field));
  }

  function errorOf(field: FormField): string | null {
    const fromServer = serverErrors.get(field);
    if (fromServer !== undefined) return fromServer;
    if (!states.value[field].isActive) return null;
    const wrong = form.errors.value[field];
    if (wrong !== undefined) return wrong;
    if (field === 'customerCode' && customer.isMissing.value)
      return 'Este código de cliente não existe no Bimer.';
    return null;
  }

  function messageOf(field: FormField): FieldMessage | null {
    const text = errorOf(field);
    const isShown = form.isAttempted.value || touched.has(field) || serverErrors.has(field);
    if (text !== null && isShown) return { tone: 'error', text };
    return remarkOn(field);
  }

  /** What is worth knowing of a field that has no error. */
  function remarkOn(field: FormField): FieldMessage | null {
    if (field === 'processNumber') return process.verdict.value.message;
    if (field === 'customerCode') return { tone: 'info', text: conversationIdentity(payload.attendance) };
    if (field === 'nextContactDate' && states.value[field].isActive)
      return dateRemark(form.values.nextContactDate);
    const alike = openProcesses.resembling.value;
    return field === 'subject' && alike ? { tone: 'warning', text: resemblanceText(alike) } : null;
  }

  function bind(field: FormField): BoundField {
    const { isActive, isRequired } = states.value[field];
    return {
      id: controlId(field),
      label: fieldLabels[field],
      isRequired,
      isDisabled: !isActive,
      shortcut: shortcuts.of(fieldCommandId(field)),
      hintId: isProposed(field) && proposals.of(field) ? suggestionId(controlId(field)) : null,
      message: messageOf(field),
    };
  }

  const problems = computed(() =>
    Object.keys(fieldLabels).flatMap((name): FormProblem[] => {
      const field = fieldOfPath(name);
      if (!field) return [];
      const blocked = field === 'processNumber' && process.verdict.value.isBlocking;
      const isUnconfirmed = field === 'customerCode' && customerCheck.isBlocking.value;
      if (isUnconfirmed && errorOf(field) === null)
        return [{ field, text: 'Confirme que é este cliente.', controlId: confirmationId }];
      const text = errorOf(field) ?? (blocked ? (process.verdict.value.message?.text ?? null) : null);
      return text === null ? [] : [{ field, text }];
    }),
  );

  return {
    payload,
    form,
    models,
    states,
    bind,
    onBlur: (field) => {
      const value = form.values[field];
      if (value !== '' && value !== false && !(Array.isArray(value) && value.length === 0))
        touched.add(field);
    },
    chosenType,
    customer,
    customerCheck,
    process,
    openProcesses,
    proposals,
    today,
    onDateEdited: () => {
      isDateOwn.value = true;
    },
    problems,
    setServerErrors: (fields) => {
      for (const [path, text] of Object.entries(fields)) {
        const field = fieldOfPath(path);
        if (field) serverErrors.set(field, text);
      }
    },
  };
}
