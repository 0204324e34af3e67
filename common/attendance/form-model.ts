import { addDays, type CalendarDate } from '../calendar';
import type { AttendanceType, BimerProcess } from '../lookups';
import {
  chosenCustomer,
  chosenType,
  dismissalOf,
  isFilled,
  processObstacle,
  shownProposal,
} from './form-reading';
import {
  blankForm,
  type CustomerKnowledge,
  type FieldOrigin,
  type FilledField,
  type FormEvent,
  type FormOpening,
  type FormState,
  type FormSurroundings,
} from './form-state';
import { proposedFields, type ProposedField } from './proposals';
import { formFields, formForAttendance, type FormField, type RegistrationForm } from './registration-form';

/** The form after something has happened to it. */
export function nextForm(state: FormState, event: FormEvent, surroundings: FormSurroundings): FormState {
  switch (event.kind) {
    case 'opened':
      return openedForm(event.with, surroundings);
    case 'edited':
      return changed(state, event.field, event.value, 'agent', surroundings);
    case 'customer-told':
      return withCustomer(state, event.knowledge);
    case 'customer-confirmed':
      return { ...state, isCustomerConfirmed: event.isConfirmed };
    case 'open-processes-told':
      return { ...state, openProcesses: event.knowledge };
    case 'owned-products-told':
      return { ...state, ownedProductIds: event.productIds };
    case 'process-told': {
      const { knowledge } = event;
      const told: FormState = { ...state, process: knowledge };
      const isFilling = event.fills && processObstacle(knowledge, state.values.customerCode) === null;
      return isFilling && knowledge.state === 'found' ? filledFrom(told, knowledge.process) : told;
    }
    case 'process-chosen': {
      const cleared = event.number === '' ? withoutProcess(state) : state;
      return changed(cleared, 'processNumber', event.number, 'agent', surroundings);
    }
    case 'suggestions-told':
      return { ...state, suggestions: event.suggestions };
    case 'proposal-accepted':
      return withProposal(state, event.field, surroundings);
    case 'proposals-accepted':
      return proposedFields.reduce((soFar, field) => withProposal(soFar, field, surroundings), state);
    case 'proposal-dismissed': {
      const shown = shownProposal(state, event.field, surroundings);
      if (!shown) return state;
      return { ...state, dismissed: [...state.dismissed, dismissalOf(event.field, shown.value)] };
    }
    case 'refused':
      return { ...state, refused: event.fields };
  }
}

function openedForm(
  { attendance, form, rules, suggestions }: FormOpening,
  surroundings: FormSurroundings,
): FormState {
  const { customer } = attendance;
  const code = form.customerCode.trim();
  const opened: FormState = {
    ...blankForm(),
    values: form,
    openedWith: form,
    rules,
    spokenWith: customer,
    suggestions,
    suggestedFor: code,
  };
  const fromKaroo = formForAttendance(attendance);
  const originOf = (field: FormField): FieldOrigin => {
    if (!isFilled(form[field])) return 'none';
    if (field === 'nextContactDate')
      return isProposedDate(form.nextContactDate, chosenType(opened, surroundings), surroundings.today)
        ? 'type'
        : 'agent';
    return form[field] === fromKaroo[field] ? 'karoo' : 'agent';
  };
  const origins = Object.fromEntries(formFields.map((field) => [field, originOf(field)]));
  const after: FormState = { ...opened, origins: origins as FormState['origins'] };
  // Karoo's own name stands there at once, and stays when nobody can be asked.
  const { name, cpfCnpj } = customer;
  return name !== null && customer.code?.trim() === code
    ? withCustomer(after, { state: 'found', customer: { code, name, cpfCnpj } })
    : after;
}

/** The field with another value, and all that follows from it. */
function changed<F extends FormField>(
  state: FormState,
  field: F,
  value: RegistrationForm[F],
  origin: FieldOrigin,
  surroundings: FormSurroundings,
): FormState {
  if (state.values[field] === value) return state;
  const after = put(state, field, value, origin);
  switch (field) {
    case 'customerCode':
      return withCustomer(after, { state: 'idle' });
    case 'processNumber': {
      const { nextContactUserId, nextContactDate } = state.values;
      return { ...after, process: { state: 'idle' }, atNumber: { nextContactUserId, nextContactDate } };
    }
    case 'attendanceTypeId':
      return ofType(after, surroundings);
    default:
      return after;
  }
}

/** The value alone. What was refused is judged anew. */
function put<F extends FormField>(
  state: FormState,
  field: F,
  value: RegistrationForm[F],
  origin: FieldOrigin,
): FormState {
  return {
    ...state,
    values: { ...state.values, [field]: value },
    origins: { ...state.origins, [field]: origin },
    refused: without(state.refused, field),
  };
}

function without(refused: FormState['refused'], field: FormField): FormState['refused'] {
  if (!(field in refused)) return refused;
  return Object.fromEntries(Object.entries(refused).filter(([name]) => name !== field));
}

/** The date a type proposes: today plus its days-to-next-contact. */
function proposedDate(type: AttendanceType, today: CalendarDate): CalendarDate {
  return addDays(today, type.daysToNextContact);
}

function isProposedDate(date: string, type: AttendanceType | null, today: CalendarDate): boolean {
  return type !== null && date === proposedDate(type, today);
}

/** Standard texts belong to their type; its date stands where nobody else has set one. */
function ofType(state: FormState, surroundings: FormSurroundings): FormState {
  const after = put(state, 'standardTextId', '', 'type');
  const type = chosenType(after, surroundings);
  return type === null || isDateOwn(after)
    ? after
    : put(after, 'nextContactDate', proposedDate(type, surroundings.today), 'type');
}

function isDateOwn({ origins }: FormState): boolean {
  return origins.nextContactDate === 'agent' || origins.nextContactDate === 'process';
}

/** What depends on the customer begins anew with another one. */
function withCustomer(state: FormState, customer: CustomerKnowledge): FormState {
  const after: FormState = { ...state, customer };
  const before = chosenCustomer(state)?.code ?? '';
  const code = chosenCustomer(after)?.code ?? '';
  if (code === before) return after;
  const isOther = code !== '' && code !== state.suggestedFor;
  return {
    ...after,
    isCustomerConfirmed: false,
    openProcesses: { status: code === '' ? 'idle' : 'looking' },
    ownedProductIds: [],
    // What was proposed spoke of another customer.
    suggestions: isOther ? { proposals: {}, recents: state.suggestions.recents } : state.suggestions,
    suggestedFor: isOther ? code : state.suggestedFor,
  };
}

/**
 * What a given process fills: the next contact, except what the agent changed after giving the number, however late
 * the process is found; the contact's name only where there is none. What an earlier process filled goes first.
 */
function filledFrom(state: FormState, process: BimerProcess): FormState {
  const { values, atNumber } = state;
  const isUserFree = values.nextContactUserId === atNumber?.nextContactUserId;
  const isDateFree =
    atNumber !== null && (!isDateOwn(state) || values.nextContactDate === atNumber.nextContactDate);
  const cleared = withoutProcess(state);
  const isNameFree = cleared.values.contactName.trim() === '';
  const filling: [FilledField, string | null, boolean][] = [
    ['nextContactUserId', process.nextContactUserId, isUserFree],
    ['nextContactDate', process.nextContactDate, isDateFree],
    ['contactName', process.contactName, isNameFree],
  ];
  return filling.reduce((soFar, [field, value, isFree]) => {
    if (!isFree || value === null) return soFar;
    const before = { value: soFar.values[field], origin: soFar.origins[field] };
    return {
      ...put(soFar, field, value, 'process'),
      beforeProcess: { ...soFar.beforeProcess, [field]: before },
    };
  }, cleared);
}

/** What a process filled is as it was before, except where the agent has changed it since. */
function withoutProcess(state: FormState): FormState {
  const filled = Object.entries(state.beforeProcess) as [
    FilledField,
    { value: string; origin: FieldOrigin },
  ][];
  const restored = filled
    .filter(([field]) => state.origins[field] === 'process')
    .reduce((soFar, [field, { value, origin }]) => put(soFar, field, value, origin), state);
  return { ...restored, beforeProcess: {} };
}

function withProposal(state: FormState, field: ProposedField, surroundings: FormSurroundings): FormState {
  const shown = shownProposal(state, field, surroundings);
  return shown ? changed(state, field, shown.value, 'proposal', surroundings) : state;
}
