import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { customerQuery } from '../../../../common/attendance/customer-query';
import type { CustomerKnowledge, FormEvent } from '../../../../common/attendance/form-state';
import type { Customer, CustomerSearchResult } from '../../../../common/lookups';
import { call } from '../../ipc/client';
import type { Choice } from '../../ui/choice';
import { createLatestOnly, useDebounce } from './asking';
import { customerChoices } from './choices';
import type { ToldForm } from './told-form';

const typingPauseMs = 300;

export interface CustomerSearch {
  /** Customers that fit what is typed. */
  found: Readonly<ShallowRef<readonly Choice[]>>;
  footnote: Readonly<Ref<string>>;
  follow: (event: FormEvent) => void;
  /** The code is as it is meant: it is looked up at once. */
  commit: () => void;
  /** One of those found was chosen. */
  choose: (choice: Choice) => void;
  /** When no answer about the code is outstanding any more. */
  settled: () => Promise<void>;
}

/** Follows Código de cliente: asks for the customer of a code, and for customers while a name is typed. */
export function useCustomerSearch({ state, tell }: ToldForm): CustomerSearch {
  const found = shallowRef<readonly Choice[]>([]);
  const footnote = ref('');
  const latest = createLatestOnly();
  const pause = useDebounce(typingPauseMs);
  let customersFound: readonly Customer[] = [];
  let resolved = '';
  let running: Promise<void> = Promise.resolve();
  const typedCode = () => state.value.values.customerCode.trim();
  const isKnown = () => state.value.customer.state === 'found';

  function know(knowledge: CustomerKnowledge): void {
    tell({ kind: 'customer-told', knowledge });
  }

  async function resolve(code: string): Promise<void> {
    const isLatest = latest.begin();
    found.value = [];
    resolved = code;
    if (code === '') {
      know({ state: 'idle' });
      return;
    }
    if (!isKnown()) know({ state: 'looking' });
    try {
      const { customer, source } = await call('customers:by-code', { code });
      if (!isLatest()) return;
      if (customer) know({ state: 'found', customer });
      else know({ state: source === 'bimer' ? 'missing' : 'offline' });
    } catch {
      if (!isLatest()) return;
      if (!isKnown()) know({ state: 'offline' });
      resolved = '';
    }
  }

  async function search(text: string): Promise<void> {
    const isLatest = latest.begin();
    try {
      const result = await call('customers:search', { text });
      if (!isLatest()) return;
      customersFound = result.customers;
      found.value = customerChoices(result.customers);
      footnote.value = footnoteOf(result.source, result.hasMore);
    } catch {
      if (isLatest()) found.value = [];
    }
  }

  function onTyped(): void {
    latest.cancel();
    const typed = typedCode();
    const { kind } = customerQuery(typed);
    const isSearch = kind !== 'nothing' && kind !== 'code';
    if (!isSearch) found.value = [];
    pause.soon(() => {
      if (isSearch) void search(typed);
      else running = resolve(typed);
    });
  }

  return {
    found,
    footnote,
    follow: (event) => {
      if (event.kind === 'opened') running = resolve(typedCode());
      else if (event.kind === 'edited' && event.field === 'customerCode') onTyped();
    },
    commit: () => {
      pause.cancel();
      const typed = typedCode();
      if (typed !== resolved || state.value.customer.state === 'idle') running = resolve(typed);
    },
    choose: ({ value }) => {
      pause.cancel();
      latest.cancel();
      found.value = [];
      resolved = value;
      const customer = customersFound.find(({ code }) => code === value);
      if (customer) know({ state: 'found', customer });
    },
    settled: () => running,
  };
}

function footnoteOf(source: CustomerSearchResult['source'], hasMore: boolean): string {
  if (source === 'contact') return 'Pelo contato: só clientes já atendidos neste computador.';
  if (source === 'cache') return 'Sem conexão: só clientes já atendidos neste computador.';
  return hasMore ? 'Há mais clientes. Continue digitando.' : '';
}
