import type { Attendance } from '../../../../common/attendance/attendance';
import {
  isConfirmationMissing,
  resemblingOpenProcess,
  type FieldReading,
} from '../../../../common/attendance/form-reading';
import type { FormState } from '../../../../common/attendance/form-state';
import { formFields, type FormField } from '../../../../common/attendance/registration-form';
import { formatDate, isCalendarDate, weekdayOf, type CalendarDate } from '../../../../common/calendar';
import type { FieldMessage } from '../../ui/field';
import { conversationIdentity } from './identity-texts';
import { resemblanceText } from './open-process-texts';
import { processVerdict } from './process-verdict';

/** The id of the box that confirms a customer who is not the one of the conversation. */
export const confirmationId = 'confirmo-cliente';

/** Why Enviar waits, and the control that settles it where it is not the field's own. */
export interface FormProblem {
  field: FormField;
  text: string;
  controlId?: string;
}

/** A form and what its schema found in it. */
export interface JudgedForm {
  attendance: Attendance;
  state: FormState;
  fields: Readonly<Record<FormField, FieldReading>>;
  /** By field, whether shown yet or not. */
  errors: Partial<Record<FormField, string | undefined>>;
}

/** What is said under a field; `isErrorShown`: the agent has been there, or Enviar was pressed. */
export function fieldMessage(form: JudgedForm, field: FormField, isErrorShown: boolean): FieldMessage | null {
  const error = isErrorShown || field in form.state.refused ? errorOf(form, field) : null;
  return error === null ? remarkOn(form, field) : { tone: 'error', text: error };
}

/** The fields that stand in the way of Enviar, in the order of the screen, with what is wrong. */
export function formProblems(form: JudgedForm): FormProblem[] {
  return formFields.flatMap((field): FormProblem[] => {
    const text = errorOf(form, field) ?? obstacleAt(form, field);
    if (text !== null) return [{ field, text }];
    return field === 'customerCode' && isConfirmationMissing(form.state)
      ? [{ field, text: 'Confirme que é este cliente.', controlId: confirmationId }]
      : [];
  });
}

function errorOf({ state, fields, errors }: JudgedForm, field: FormField): string | null {
  if (!fields[field].isActive && !(field in state.refused)) return null;
  const isUnknown = field === 'customerCode' && state.customer.state === 'missing';
  return errors[field] ?? (isUnknown ? 'Este código de cliente não existe no Bimer.' : null);
}

function obstacleAt({ state }: JudgedForm, field: FormField): string | null {
  if (field !== 'processNumber') return null;
  const verdict = processVerdict(state.process, state.values.customerCode);
  return verdict.isBlocking ? (verdict.message?.text ?? null) : null;
}

/** What is worth knowing of a field that has no error. */
function remarkOn({ attendance, state, fields }: JudgedForm, field: FormField): FieldMessage | null {
  switch (field) {
    case 'processNumber':
      return processVerdict(state.process, state.values.customerCode).message;
    case 'customerCode':
      return { tone: 'info', text: conversationIdentity(attendance) };
    case 'nextContactDate':
      return fields.nextContactDate.isActive ? dateRemark(state.values.nextContactDate) : null;
    case 'subject': {
      const alike = resemblingOpenProcess(state);
      return alike && { tone: 'warning', text: resemblanceText(alike) };
    }
    default:
      return null;
  }
}

/** A next contact on a weekend is allowed, but seldom meant. */
export function dateRemark(date: CalendarDate): FieldMessage | null {
  if (!isCalendarDate(date)) return null;
  const weekday = weekdayOf(date);
  if (weekday !== 0 && weekday !== 6) return null;
  return { tone: 'warning', text: `${formatDate(date)} é um ${weekday === 0 ? 'domingo' : 'sábado'}.` };
}
