import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { AppError, type AppErrorData } from '../../../../common/errors';
import type { PickedTextFormat } from '../../../../common/ipc/contract';
import { call } from '../../ipc/client';
import { conversationText, groupByDay } from './conversation-text';
import { pickMeter, sinceLastPick, type PickMeter } from './picks';
import { useSearch, type ConversationSearch } from './use-search';
import { allSelected, extended, nothingSelected, selectedOnly, toggled, type Selection } from './selection';

/** Which messages are in which registration; it outlives this window, so somebody else keeps it. */
export interface PickSource {
  /** Of the registration that is being written. */
  sequence: Readonly<Ref<number>>;
  /** Message → sequence of the registration that has it. */
  owners: Readonly<Ref<ReadonlyMap<string, number>>>;
  add: (ids: readonly string[]) => void;
  remove: (ids: readonly string[]) => void;
}

export interface ConversationState {
  messages: Readonly<ShallowRef<readonly Message[]>>;
  days: ComputedRef<ReturnType<typeof groupByDay>>;
  isLoading: Readonly<Ref<boolean>>;
  failure: Readonly<ShallowRef<AppErrorData | null>>;
  selection: Readonly<ShallowRef<Selection>>;
  picks: PickSource;
  meter: ComputedRef<PickMeter>;
  search: ConversationSearch;
  /** How picked messages are written; the agent may change it for this window. */
  format: PickedTextFormat;
  load: () => Promise<void>;
  toggle: (id: string) => void;
  extendTo: (id: string) => void;
  selectAll: () => void;
  selectSinceLast: () => void;
  clear: () => void;
  /** The selected messages as text in the order of the conversation; all of them when none is selected. */
  text: () => string;
  /** The same; from now on they belong to this registration, and nothing is selected any more. */
  takeText: () => string;
  /** The selected ones do not belong to this registration any more. */
  release: () => void;
}

/** The conversation of this window's attendance and what is selected in it; loads when it is first shown. */
export function createConversation(picks: PickSource, initialFormat: PickedTextFormat): ConversationState {
  const messages = shallowRef<readonly Message[]>([]);
  const isLoading = ref(true);
  const failure = shallowRef<AppErrorData | null>(null);
  const selection = shallowRef<Selection>(nothingSelected);
  const format = reactive({ ...initialFormat });
  const order = computed(() => messages.value.map((message) => message.id));

  async function load(): Promise<void> {
    isLoading.value = true;
    failure.value = null;
    try {
      messages.value = (await call('form:conversation')).messages;
    } catch (thrown) {
      failure.value = AppError.from(thrown).toData();
    } finally {
      isLoading.value = false;
    }
  }

  function text(): string {
    const { ids } = selection.value;
    const wanted = ids.size === 0 ? messages.value : messages.value.filter(({ id }) => ids.has(id));
    return conversationText(wanted, format);
  }

  const clear = () => {
    selection.value = nothingSelected;
  };

  return {
    messages,
    days: computed(() => groupByDay(messages.value)),
    isLoading,
    failure,
    selection,
    picks,
    meter: computed(() => pickMeter(order.value, picks.owners.value)),
    search: useSearch(messages),
    format,
    load,
    toggle: (id) => {
      selection.value = toggled(selection.value, id);
    },
    extendTo: (id) => {
      selection.value = extended(selection.value, id, order.value);
    },
    selectAll: () => {
      selection.value = allSelected(order.value);
    },
    selectSinceLast: () => {
      selection.value = selectedOnly(sinceLastPick(order.value, picks.owners.value));
    },
    clear,
    text,
    takeText: () => {
      const taken = text();
      picks.add(order.value.filter((id) => selection.value.ids.has(id)));
      clear();
      return taken;
    },
    release: () => {
      picks.remove([...selection.value.ids]);
      clear();
    },
  };
}
