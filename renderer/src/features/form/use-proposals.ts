import { nextTick, reactive, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { formFields } from '../../../../common/attendance/registration-form';
import type { ProposedField, Suggestions } from '../../../../common/attendance/proposals';
import type { FieldStates } from '../../../../common/attendance/rules';
import type { FormPayload } from '../../../../common/attendance/form-payload';
import { call } from '../../ipc/client';
import { useLookupsStore } from '../../stores/lookups-store';
import type { ShownSuggestion } from '../../ui/suggestion';
import { controlId, focusControl } from './form-context';
import { createLatestOnly } from './latest-only';
import { proposalLabel, proposalOfProcess } from './suggestion-texts';
import type { FormValues } from './use-form-values';
import type { OpenProcessList } from './use-open-processes';

export interface ProposalDesk {
  suggestions: Readonly<ShallowRef<Suggestions>>;
  /** What is proposed for the field now; null = nothing, or it is filled, off, or the proposal was dismissed. */
  of: (field: ProposedField) => ShownSuggestion | null;
  /** Takes it into the form and goes on to the next field that misses something. */
  accept: (field: ProposedField) => void;
  dismiss: (field: ProposedField) => void;
}

export interface ProposalSources {
  payload: FormPayload;
  form: FormValues;
  states: ComputedRef<FieldStates>;
  openProcesses: OpenProcessList;
  /** The code of the customer once it is known to exist. */
  customerCode: Readonly<Ref<string>>;
}

/** Proposals beside empty fields. What is not accepted is not in the form, and so can never be sent. */
export function useProposals({
  payload,
  form,
  states,
  openProcesses,
  customerCode,
}: ProposalSources): ProposalDesk {
  const lookups = useLookupsStore();
  const suggestions = shallowRef(payload.suggestions);
  const dismissed = reactive(new Set<string>());
  const latest = createLatestOnly();
  let askedFor = payload.form.customerCode.trim();

  async function ask(): Promise<void> {
    const isLatest = latest.begin();
    try {
      const answer = await call('form:suggestions', { customerCode: askedFor });
      if (isLatest()) suggestions.value = answer;
    } catch {
      // Without proposals the form is as it always was.
    }
  }

  watch(customerCode, (code) => {
    if (code === '' || code === askedFor) return;
    askedFor = code;
    // What was proposed spoke of another customer.
    suggestions.value = { proposals: {}, recents: suggestions.value.recents };
    void ask();
  });

  // On the first day the form may be faster than the list in which the agent is found.
  watch(
    () => lookups.states.users.fetchedAt,
    (fetchedAt) => {
      if (fetchedAt !== null && !suggestions.value.proposals.nextContactUserId) void ask();
    },
    { immediate: true },
  );

  function proposalFor(field: ProposedField) {
    const number = form.values.processNumber.trim();
    const process = openProcesses.processes.value.find((candidate) => candidate.number === number);
    return (process && proposalOfProcess(field, process)) ?? suggestions.value.proposals[field] ?? null;
  }

  function of(field: ProposedField): ShownSuggestion | null {
    if (form.values[field].trim() !== '' || !states.value[field].isActive) return null;
    const proposal = proposalFor(field);
    if (proposal === null || dismissed.has(`${field} ${proposal.value}`)) return null;
    const label = proposalLabel(field, proposal.value, lookups.items);
    return label === null ? null : { value: proposal.value, label, reason: proposal.reason };
  }

  function goOn(from: ProposedField): void {
    const after = formFields.slice(formFields.indexOf(from) + 1);
    const next = after.find((field) => states.value[field].isRequired && form.values[field] === '');
    focusControl(controlId(next ?? 'opinion'));
  }

  function accept(field: ProposedField): void {
    const suggestion = of(field);
    if (!suggestion) return;
    form.models[field].value = suggestion.value;
    // The type may fill the date, so only then is it clear what is missing.
    void nextTick(() => {
      goOn(field);
    });
  }

  return {
    suggestions,
    of,
    accept,
    dismiss: (field) => {
      const suggestion = of(field);
      if (suggestion) dismissed.add(`${field} ${suggestion.value}`);
    },
  };
}
