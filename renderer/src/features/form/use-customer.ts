import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { AttendanceCustomer } from '../../../../common/attendance/attendance';
import {
  matchCustomer,
  type ChosenCustomer,
  type CustomerMatch,
} from '../../../../common/attendance/customer-match';
import { customerQuery } from '../../../../common/attendance/customer-query';
import type { Customer, CustomerSearchResult } from '../../../../common/lookups';
import { call } from '../../ipc/client';
import type { Choice } from '../../ui/choice';
import type { FieldMessage } from '../../ui/field';
import { customerChoices } from './choices';
import { useDebounce } from './debounce';
import { foundMessage } from './identity-texts';
import { createLatestOnly } from './latest-only';

const typingPauseMs = 300;

type Finding =
  { state: 'idle' | 'looking' | 'missing' | 'offline' } | { state: 'found'; customer: ChosenCustomer };

export interface CustomerLookup {
  /** The customer of the code; null while it is not known. */
  chosen: ComputedRef<ChosenCustomer | null>;
  /** Whether it is the one of the conversation; null while it is not known. */
  match: ComputedRef<CustomerMatch | null>;
  /** Razão Social, derived from the code. */
  corporateName: ComputedRef<string>;
  message: ComputedRef<FieldMessage | null>;
  /** Bimer has answered that there is no such customer. */
  isMissing: ComputedRef<boolean>;
  isLooking: ComputedRef<boolean>;
  suggestions: Readonly<ShallowRef<readonly Choice[]>>;
  footnote: Readonly<Ref<string>>;
  onTyped: () => void;
  onCommit: () => void;
  onChosen: (choice: Choice) => void;
  /** When no answer about the code is outstanding any more. */
  settled: () => Promise<void>;
}

/** Follows Código de cliente: finds the customer of a code, and suggests customers while a name is typed. */
export function useCustomer(code: Readonly<Ref<string>>, known: AttendanceCustomer): CustomerLookup {
  const finding = shallowRef<Finding>({ state: 'idle' });
  const suggestions = shallowRef<readonly Choice[]>([]);
  const footnote = ref('');
  const latest = createLatestOnly();
  const pause = useDebounce(typingPauseMs);
  let customersOffered: readonly Customer[] = [];
  let resolved = '';
  let running: Promise<void> = Promise.resolve();

  function show(customer: Customer | null): void {
    if (customer) finding.value = { state: 'found', customer };
  }

  async function resolve(typed: string): Promise<void> {
    const isLatest = latest.begin();
    suggestions.value = [];
    resolved = typed;
    if (typed === '') {
      finding.value = { state: 'idle' };
      return;
    }
    if (finding.value.state !== 'found') finding.value = { state: 'looking' };
    try {
      const { customer, source } = await call('customers:by-code', { code: typed });
      if (!isLatest()) return;
      if (customer) show(customer);
      else finding.value = { state: source === 'bimer' ? 'missing' : 'offline' };
    } catch {
      if (!isLatest()) return;
      if (finding.value.state !== 'found') finding.value = { state: 'offline' };
      resolved = '';
    }
  }

  async function search(text: string): Promise<void> {
    const isLatest = latest.begin();
    try {
      const result = await call('customers:search', { text });
      if (!isLatest()) return;
      customersOffered = result.customers;
      suggestions.value = customerChoices(result.customers);
      footnote.value = footnoteOf(result.source, result.hasMore);
    } catch {
      if (isLatest()) suggestions.value = [];
    }
  }

  function onTyped(): void {
    latest.cancel();
    finding.value = { state: 'idle' };
    const typed = code.value.trim();
    const { kind } = customerQuery(typed);
    const isSearch = kind !== 'nothing' && kind !== 'code';
    if (!isSearch) suggestions.value = [];
    pause.soon(() => {
      if (isSearch) void search(typed);
      else running = resolve(typed);
    });
  }

  function onCommit(): void {
    pause.cancel();
    const typed = code.value.trim();
    if (typed !== resolved || finding.value.state === 'idle') running = resolve(typed);
  }

  function onChosen(choice: Choice): void {
    pause.cancel();
    latest.cancel();
    suggestions.value = [];
    resolved = choice.value;
    show(customersOffered.find((customer) => customer.code === choice.value) ?? null);
  }

  // Karoo's own name stands there at once and stays when nobody can be asked.
  if (known.name !== null && known.code?.trim() === code.value.trim()) {
    const { name, cpfCnpj } = known;
    finding.value = { state: 'found', customer: { code: code.value.trim(), name, cpfCnpj } };
  }
  running = resolve(code.value.trim());

  const chosen = computed(() => (finding.value.state === 'found' ? finding.value.customer : null));
  const match = computed(() => chosen.value && matchCustomer(chosen.value, known));

  return {
    chosen,
    match,
    corporateName: computed(() => chosen.value?.name ?? ''),
    message: computed(() => messageOf(finding.value, match.value)),
    isMissing: computed(() => finding.value.state === 'missing'),
    isLooking: computed(() => finding.value.state === 'looking'),
    suggestions,
    footnote,
    onTyped,
    onCommit,
    onChosen,
    settled: () => running,
  };
}

function footnoteOf(source: CustomerSearchResult['source'], hasMore: boolean): string {
  if (source === 'contact') return 'Pelo contato: só clientes já atendidos neste computador.';
  if (source === 'cache') return 'Sem conexão: só clientes já atendidos neste computador.';
  return hasMore ? 'Há mais clientes. Continue digitando.' : '';
}

function messageOf(finding: Finding, match: CustomerMatch | null): FieldMessage | null {
  if (finding.state === 'found') return foundMessage(finding.customer, match);
  if (finding.state === 'missing') return { tone: 'error', text: 'Cliente não encontrado.' };
  if (finding.state === 'offline')
    return { tone: 'warning', text: 'Sem conexão: código será conferido no envio.' };
  return null;
}
