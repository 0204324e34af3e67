import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { resemblingProcess } from '../../../../common/attendance/process-resemblance';
import type { BimerProcess, OpenProcesses } from '../../../../common/lookups';
import { call } from '../../ipc/client';
import { createLatestOnly } from './latest-only';
import type { CustomerLookup } from './use-customer';
import type { FormValues } from './use-form-values';

export interface OpenProcessList {
  state: Readonly<Ref<OpenProcesses | { status: 'idle' | 'looking' }>>;
  processes: ComputedRef<readonly BimerProcess[]>;
  /** The open attendance this registration would repeat; null = none. */
  resembling: ComputedRef<BimerProcess | null>;
  /** This registration becomes a parecer on the process with the number. */
  choose: (number: string) => void;
  /** This registration is a new attendance again. */
  startNew: () => void;
}

export interface OpenProcessHooks {
  /** Número Processo was given or taken away; it is looked up as if it had been typed. */
  onNumber: (number: string) => void;
}

/** The attendances that the customer of the form has open in Bimer, asked anew for every customer. */
export function useOpenProcesses(
  chosen: CustomerLookup['chosen'],
  form: FormValues,
  { onNumber }: OpenProcessHooks,
): OpenProcessList {
  const state = shallowRef<OpenProcessList['state']['value']>({ status: 'idle' });
  const latest = createLatestOnly();
  const processes = computed(() => (state.value.status === 'listed' ? state.value.processes : []));

  async function ask(code: string): Promise<void> {
    const isLatest = latest.begin();
    state.value = { status: 'looking' };
    try {
      const answer = await call('customers:open-processes', { code });
      if (isLatest()) state.value = answer;
    } catch {
      // Whatever stands in the way (for example a wrong password) is told where it can be changed.
      if (isLatest()) state.value = { status: 'not-listed', reason: 'offline' };
    }
  }

  watch(
    () => chosen.value?.code ?? '',
    (code) => {
      if (code !== '') void ask(code);
      else {
        latest.cancel();
        state.value = { status: 'idle' };
      }
    },
    { immediate: true },
  );

  return {
    state,
    processes,
    resembling: computed(() => resemblingProcess(form.values, processes.value)),
    choose: onNumber,
    startNew: () => {
      onNumber('');
    },
  };
}
