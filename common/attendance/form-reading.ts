import type { AttendanceType, BimerProcess, LookupItems } from '../lookups';
import { matchCustomer, type ChosenCustomer, type CustomerMatch } from './customer-match';
import type { FieldOrigin, FormState, FormSurroundings, ProcessKnowledge } from './form-state';
import { resemblingProcess } from './process-resemblance';
import type { Proposal, ProposedField } from './proposals';
import { formFields, type FormField, type RegistrationForm } from './registration-form';
import { fieldStates, ruleContextOf, type FieldState, type RuleContext } from './rules';

/** What can be said of a form as it stands; nothing here changes it. */

export interface FieldReading extends FieldState {
  /** It is off, and its value comes back when it is on again. */
  isKept: boolean;
  origin: FieldOrigin;
}

export function ruleContext({ rules, values }: FormState, { lists }: FormSurroundings): RuleContext {
  return ruleContextOf(rules, lists.attendanceTypes, values);
}

export function readFields(
  state: FormState,
  surroundings: FormSurroundings,
): Record<FormField, FieldReading> {
  const states = fieldStates(state.values, ruleContext(state, surroundings));
  const readings = formFields.map((field) => {
    const isKept = !states[field].isActive && isFilled(state.values[field]);
    return [field, { ...states[field], isKept, origin: state.origins[field] }] as const;
  });
  return Object.fromEntries(readings) as Record<FormField, FieldReading>;
}

export function isFilled(value: RegistrationForm[FormField]): boolean {
  return typeof value === 'object' ? value.length > 0 : value !== '' && value !== false;
}

/** The next field, in the order of the screen, that must be filled and is not; `after`: only what stands below it. */
export function firstMissing(
  state: FormState,
  surroundings: FormSurroundings,
  after: FormField | null = null,
): FormField | null {
  const fields = readFields(state, surroundings);
  const below = after === null ? formFields : formFields.slice(formFields.indexOf(after) + 1);
  return below.find((field) => fields[field].isRequired && state.values[field] === '') ?? null;
}

export function chosenType({ values }: FormState, { lists }: FormSurroundings): AttendanceType | null {
  return lists.attendanceTypes.find((type) => type.id === values.attendanceTypeId) ?? null;
}

/** The customer of the code; null while it is not known. */
export function chosenCustomer({ customer }: FormState): ChosenCustomer | null {
  return customer.state === 'found' ? customer.customer : null;
}

/** Whether the customer is the one of the conversation; null while it is not known. */
export function customerMatch(state: FormState): CustomerMatch | null {
  const chosen = chosenCustomer(state);
  return chosen && matchCustomer(chosen, state.spokenWith);
}

/** By what the customer differs from the conversation's; null = it does not, or nobody can tell. */
export function customerDifference(state: FormState): 'document' | 'name' | 'code' | null {
  const match = customerMatch(state);
  return match?.kind === 'different' ? match.by : null;
}

/** Enviar waits until the agent says that this customer is meant. */
export function isConfirmationMissing(state: FormState): boolean {
  return customerDifference(state) !== null && !state.isCustomerConfirmed;
}

/** Why a registration cannot go to the process of the number; null = it can, or nobody knows. */
export type ProcessObstacle = 'missing' | 'other-customer' | 'closed';

/** `customerCode`: '' = none given yet. */
export function processObstacle(knowledge: ProcessKnowledge, customerCode: string): ProcessObstacle | null {
  if (knowledge.state === 'missing') return 'missing';
  if (knowledge.state !== 'found') return null;
  const { process } = knowledge;
  const code = customerCode.trim();
  if (code !== '' && process.customerCode !== '' && process.customerCode !== code) return 'other-customer';
  return process.isClosed ? 'closed' : null;
}

export function listedProcesses({ openProcesses }: FormState): readonly BimerProcess[] {
  return openProcesses.status === 'listed' ? openProcesses.processes : [];
}

/** The open attendance this registration would repeat; null = none. */
export function resemblingOpenProcess(state: FormState): BimerProcess | null {
  return resemblingProcess(state.values, listedProcesses(state));
}

/** A proposal as it is shown. */
export interface ShownProposal extends Proposal {
  label: string;
}

/** What is proposed for the field now; null = nothing, or it is filled, off, or the proposal was dismissed. */
export function shownProposal(
  state: FormState,
  field: ProposedField,
  surroundings: FormSurroundings,
): ShownProposal | null {
  const { values, dismissed, suggestions } = state;
  if (values[field].trim() !== '' || !readFields(state, surroundings)[field].isActive) return null;
  const number = values.processNumber.trim();
  const process = listedProcesses(state).find((candidate) => candidate.number === number);
  const proposal = (process && proposalOfProcess(field, process)) ?? suggestions.proposals[field] ?? null;
  if (proposal === null || dismissed.includes(dismissalOf(field, proposal.value))) return null;
  const label = proposalLabel(field, proposal.value, surroundings.lists);
  return label === null ? null : { ...proposal, label };
}

export function dismissalOf(field: ProposedField, value: string): string {
  return `${field} ${value}`;
}

/** How a proposed value reads; null = it cannot be chosen (any more) and is not proposed. */
function proposalLabel(field: ProposedField, value: string, lists: LookupItems): string | null {
  const inUse = <T extends { id: string; isActive: boolean }>(items: readonly T[]) =>
    items.find((item) => item.id === value && item.isActive);
  switch (field) {
    case 'subject':
      return value;
    case 'productId':
      return inUse(lists.products)?.name ?? null;
    case 'nextContactUserId':
      return inUse(lists.users)?.name ?? null;
    case 'attendanceTypeId': {
      const type = inUse(lists.attendanceTypes);
      return type?.isSelectable === true ? type.name : null;
    }
  }
}

/** What a parecer takes over from its process only if the agent agrees: it may be about something else by now. */
function proposalOfProcess(field: ProposedField, process: BimerProcess): Proposal | null {
  const value = field === 'nextContactUserId' ? null : process[field];
  if (value === null || value === '') return null;
  return { value, reason: `está assim no processo ${process.number}` };
}
