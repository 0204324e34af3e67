import { computed, ref, watch, type ComputedRef, type Ref } from 'vue';
import type { CustomerLookup } from './use-customer';

/** The id of the box that confirms a customer who is not the one of the conversation. */
export const confirmationId = 'confirmo-cliente';

export interface CustomerCheck {
  /** By what the chosen customer differs from the conversation's; null = it does not, or nobody can tell. */
  difference: ComputedRef<'document' | 'name' | 'code' | null>;
  /** Ticked by the agent; holds for this customer only. */
  isConfirmed: Ref<boolean>;
  /** Enviar waits for the confirmation. */
  isBlocking: ComputedRef<boolean>;
}

/** Asks for a confirmation before something is registered for a customer who is not the one of the conversation. */
export function useCustomerCheck({ chosen, match }: Pick<CustomerLookup, 'chosen' | 'match'>): CustomerCheck {
  const isConfirmed = ref(false);
  const difference = computed(() => (match.value?.kind === 'different' ? match.value.by : null));
  watch(
    () => chosen.value?.code,
    () => {
      isConfirmed.value = false;
    },
  );
  return {
    difference,
    isConfirmed,
    isBlocking: computed(() => difference.value !== null && !isConfirmed.value),
  };
}
