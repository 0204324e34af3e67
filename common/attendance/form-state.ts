import type { CalendarDate } from '../calendar';
import type { BimerProcess, LookupItems, OpenProcesses } from '../lookups';
import type { Attendance, AttendanceCustomer } from './attendance';
import type { ChosenCustomer } from './customer-match';
import type { ProposedField, Suggestions } from './proposals';
import { emptyForm, formFields, type FormField, type RegistrationForm } from './registration-form';
import { defaultRequiredFields, type FormRules } from './rules';

/**
 * Who put a field's value there, also when that made it empty. `type`: follows from Tipo de Atendimento; `agent`: also
 * what a draft holds beyond what Karoo said.
 */
export type FieldOrigin = 'none' | 'karoo' | 'type' | 'process' | 'proposal' | 'agent';

/** What a found process fills. */
export type FilledField = 'nextContactUserId' | 'nextContactDate' | 'contactName';

/** What is known of the customer whose code stands in the form; `offline`: nobody could be asked. */
export type CustomerKnowledge =
  { state: 'idle' | 'looking' | 'missing' | 'offline' } | { state: 'found'; customer: ChosenCustomer };

/** What is known of the number in Número Processo. */
export type ProcessKnowledge =
  { state: 'idle' | 'looking' | 'missing' | 'unreachable' } | { state: 'found'; process: BimerProcess };

export type OpenProcessKnowledge = OpenProcesses | { status: 'idle' | 'looking' };

/** Everything a form is, apart from where on the page the agent is. Never changed in place. */
export interface FormState {
  values: RegistrationForm;
  /** The values as they were when the form was opened; the very same object until one of them changes. */
  openedWith: RegistrationForm;
  origins: Readonly<Record<FormField, FieldOrigin>>;
  rules: FormRules;
  /** The customer of the conversation, as Karoo knows it. */
  spokenWith: AttendanceCustomer;
  customer: CustomerKnowledge;
  /** The agent has confirmed a customer that is not the one of the conversation. */
  isCustomerConfirmed: boolean;
  process: ProcessKnowledge;
  /** Of the customer that is found. */
  openProcesses: OpenProcessKnowledge;
  ownedProductIds: readonly string[];
  /** The next contact as it stood when Número Processo was given; null = the number came with a draft. */
  atNumber: Pick<RegistrationForm, 'nextContactUserId' | 'nextContactDate'> | null;
  /** What stood where a process has filled in something. */
  beforeProcess: Partial<Record<FilledField, { value: string; origin: FieldOrigin }>>;
  suggestions: Suggestions;
  /** The code of the customer that the suggestions are for. */
  suggestedFor: string;
  /** Proposals that the agent sent away, as `field value`. */
  dismissed: readonly string[];
  /** What main or Bimer found wrong; stands until the field changes. */
  refused: Partial<Record<FormField, string>>;
}

/** What a form is opened with. */
export interface FormOpening {
  attendance: Attendance;
  form: RegistrationForm;
  rules: FormRules;
  suggestions: Suggestions;
}

type Edit = { [F in FormField]: { kind: 'edited'; field: F; value: RegistrationForm[F] } }[FormField];

/** Whatever can happen to a form. Answers (`…-told`) are about what stands in the form when they come. */
export type FormEvent =
  | { kind: 'opened'; with: FormOpening }
  /** By the agent, in the field itself. */
  | Edit
  | { kind: 'customer-told'; knowledge: CustomerKnowledge }
  | { kind: 'customer-confirmed'; isConfirmed: boolean }
  | { kind: 'open-processes-told'; knowledge: OpenProcessKnowledge }
  | { kind: 'owned-products-told'; productIds: readonly string[] }
  /** `fills`: the agent has just given the number; what was changed after an earlier filling must stay. */
  | { kind: 'process-told'; knowledge: ProcessKnowledge; fills: boolean }
  /** Out of the customer's open attendances; '' = this is a new attendance again. */
  | { kind: 'process-chosen'; number: string }
  | { kind: 'suggestions-told'; suggestions: Suggestions }
  | { kind: 'proposal-accepted'; field: ProposedField }
  /** All that is proposed at this moment. */
  | { kind: 'proposals-accepted' }
  | { kind: 'proposal-dismissed'; field: ProposedField }
  | { kind: 'refused'; fields: Partial<Record<FormField, string>> };

/** What the form needs to know besides what happens to it. */
export interface FormSurroundings {
  today: CalendarDate;
  lists: LookupItems;
}

const nobody: AttendanceCustomer = { code: null, name: null, cpfCnpj: null };

export const noSuggestions: Suggestions = {
  proposals: {},
  recents: { productId: [], attendanceTypeId: [], nextContactUserId: [] },
};

const defaultRules: FormRules = {
  responsibilityCentre: 'whenOpen',
  required: defaultRequiredFields,
  opinionMaxLength: null,
  transcriptMaxLength: null,
};

/** A form of no attendance yet. */
export function blankForm(): FormState {
  const values = emptyForm();
  return {
    values,
    openedWith: values,
    origins: Object.fromEntries(formFields.map((field) => [field, 'none'])) as FormState['origins'],
    rules: defaultRules,
    spokenWith: nobody,
    customer: { state: 'idle' },
    isCustomerConfirmed: false,
    process: { state: 'idle' },
    openProcesses: { status: 'idle' },
    ownedProductIds: [],
    atNumber: null,
    beforeProcess: {},
    suggestions: noSuggestions,
    suggestedFor: '',
    dismissed: [],
    refused: {},
  };
}
