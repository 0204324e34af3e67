import { computed, reactive, ref, watch, type ComputedRef } from 'vue';
import { fieldLabels, type FormField } from '../../../../common/attendance/registration-form';
import { fieldStates, type RuleContext } from '../../../../common/attendance/rules';
import type { FormPayload } from '../../../../common/ipc/contract';
import type { AttendanceType, BimerProcess } from '../../../../common/lookups';
import { useLookupsStore } from '../../stores/lookups-store';
import type { FieldMessage } from '../../ui/field';
import { controlId, type BoundField, type FormContext } from './form-context';
import { isOwnDate, proposedDate } from './next-contact';
import { useCustomer } from './use-customer';
import { fieldOfPath, useFormValues } from './use-form-values';
import { useProcess } from './use-process';
import { todayOf, useMinuteClock } from './use-today';

export interface Registration extends FormContext {
  /** Fields that stand in the way of Enviar, in the order of the screen, with what is wrong. */
  problems: ComputedRef<{ field: FormField; text: string }[]>;
  /** Errors that Bimer or main found; each goes when its field changes. */
  setServerErrors: (fields: Record<string, string>) => void;
}

/** Everything one open form knows and does, apart from sending and saving it. */
export function useRegistration(payload: FormPayload): Registration {
  const lookups = useLookupsStore();
  const now = useMinuteClock();
  const today = computed(() => todayOf(now));
  const typeOf = (id: string): AttendanceType | null =>
    lookups.items.attendanceTypes.find((type) => type.id === id) ?? null;
  const contextOf = (values: { attendanceTypeId: string }): RuleContext => ({
    responsibilityCentre: payload.rules.responsibilityCentre,
    requiredFields: payload.rules.required,
    hasStandardTexts: (typeOf(values.attendanceTypeId)?.standardTexts.length ?? 0) > 0,
    opinionMaxLength: payload.rules.opinionMaxLength,
  });

  const form = useFormValues(payload.form, contextOf, today);
  const { models, touched } = form;
  const chosenType = computed(() => typeOf(models.attendanceTypeId.value));
  const states = computed(() => fieldStates(form.values, contextOf(form.values)));
  const customer = useCustomer(models.customerCode, payload.attendance.customer);
  const process = useProcess(models.processNumber, models.customerCode, fillFrom);
  const isDateOwn = ref(isOwnDate(payload.form.nextContactDate, chosenType.value, today.value));
  const serverErrors = reactive(new Map<FormField, string>());

  function fillFrom(found: BimerProcess): void {
    if (found.nextContactUserId !== null) models.nextContactUserId.value = found.nextContactUserId;
    if (found.nextContactDate !== null) {
      models.nextContactDate.value = found.nextContactDate;
      isDateOwn.value = true;
      touched.add('nextContactDate');
    }
    if (models.contactName.value.trim() === '' && found.contactName !== null) {
      models.contactName.value = found.contactName;
    }
  }

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
    return field === 'processNumber' ? process.verdict.value.message : null;
  }

  function bind(field: FormField): BoundField {
    const { isActive, isRequired } = states.value[field];
    return {
      id: controlId(field),
      label: fieldLabels[field],
      isRequired,
      isDisabled: !isActive,
      message: messageOf(field),
    };
  }

  const problems = computed(() =>
    Object.keys(fieldLabels).flatMap((name) => {
      const field = fieldOfPath(name);
      if (!field) return [];
      const blocked = field === 'processNumber' && process.verdict.value.isBlocking;
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
    process,
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
