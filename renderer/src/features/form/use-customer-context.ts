import { watch } from 'vue';
import { chosenCustomer } from '../../../../common/attendance/form-reading';
import type { FormEvent } from '../../../../common/attendance/form-state';
import { call } from '../../ipc/client';
import { useLookupsStore } from '../../stores/lookups-store';
import { createLatestOnly } from './asking';
import type { ToldForm } from './told-form';

/** Asks what is known of the form's customer, anew for every customer: open attendances, products, suggestions. */
export function useCustomerContext({ state, tell }: ToldForm): { follow: (event: FormEvent) => void } {
  const lookups = useLookupsStore();
  const latest = createLatestOnly();
  const latestSuggestions = createLatestOnly();
  let customerCode = '';
  let suggestedFor = '';
  let isOpened = false;

  async function askOpenProcesses(code: string, isLatest: () => boolean): Promise<void> {
    try {
      const knowledge = await call('customers:open-processes', { code });
      if (isLatest()) tell({ kind: 'open-processes-told', knowledge });
    } catch {
      // Whatever stands in the way (for example a wrong password) is told where it can be changed.
      if (isLatest())
        tell({ kind: 'open-processes-told', knowledge: { status: 'not-listed', reason: 'offline' } });
    }
  }

  async function askProducts(code: string, isLatest: () => boolean): Promise<void> {
    try {
      const { productIds } = await call('customers:products', { code });
      if (isLatest()) tell({ kind: 'owned-products-told', productIds: productIds ?? [] });
    } catch {
      // Then all products stand in one list.
    }
  }

  async function askSuggestions(): Promise<void> {
    const isLatest = latestSuggestions.begin();
    try {
      const suggestions = await call('form:suggestions', { customerCode: suggestedFor });
      if (isLatest()) tell({ kind: 'suggestions-told', suggestions });
    } catch {
      // Without proposals the form is as it always was.
    }
  }

  /** On the first day the form may be faster than the list in which the agent is found. */
  function askForAgent(): void {
    const isListed = lookups.states.users.fetchedAt !== null;
    if (isListed && !state.value.suggestions.proposals.nextContactUserId) void askSuggestions();
  }

  watch(
    () => lookups.states.users.fetchedAt,
    () => {
      if (isOpened) askForAgent();
    },
  );

  return {
    follow: ({ kind }) => {
      const before = { customerCode, suggestedFor };
      customerCode = chosenCustomer(state.value)?.code ?? '';
      suggestedFor = state.value.suggestedFor;
      if (customerCode !== before.customerCode || kind === 'opened') {
        const isLatest = latest.begin();
        if (customerCode !== '') {
          void askOpenProcesses(customerCode, isLatest);
          void askProducts(customerCode, isLatest);
        }
      }
      if (kind === 'opened') {
        isOpened = true;
        askForAgent();
      } else if (suggestedFor !== before.suggestedFor) void askSuggestions();
    },
  };
}
