import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { AppError, type AppErrorData } from '../../../../common/errors';
import type { PickedTextFormat } from '../../../../common/attendance/form-payload';
import { conversationText } from './conversation-text';
import { loadConversation } from './load-conversation';
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
  /** Where a message stands in the conversation, from 0; -1 = it is not there. */
  placeOf: (id: string) => number;
  /** It is longer than what is read: these are its first messages. */
  isCut: Readonly<Ref<boolean>>;
  isLoading: Readonly<Ref<boolean>>;
  /** While a long one loads: how far that is; null = not known, or not worth telling. */
  progress: Readonly<ShallowRef<{ count: number; total: number } | null>>;
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

/** What the transcript is made of. */
export function transcriptSource({ messages, isCut }: ConversationState) {
  return { messages: messages.value, isCut: isCut.value };
}

/** The conversation of this window's attendance and what is selected in it; loads when it is first shown. */
export function createConversation(picks: PickSource, initialFormat: PickedTextFormat): ConversationState {
  const messages = shallowRef<readonly Message[]>([]);
  const isLoading = ref(true);
  const failure = shallowRef<AppErrorData | null>(null);
  const selection = shallowRef<Selection>(nothingSelected);
  const format = reactive({ ...initialFormat });
  const isCut = ref(false);
  const progress = shallowRef<{ count: number; total: number } | null>(null);
  const order = computed(() => messages.value.map((message) => message.id));
  const places = computed(() => new Map(order.value.map((id, place) => [id, place])));
  let loads = 0;

  async function load(): Promise<void> {
    const load = (loads += 1);
    isLoading.value = true;
    failure.value = null;
    try {
      const loaded = await loadConversation((count, total) => {
        if (load === loads) progress.value = { count, total };
      });
      if (load !== loads) return;
      messages.value = loaded.messages;
      isCut.value = loaded.isCut;
    } catch (thrown) {
      if (load !== loads) return;
      failure.value = AppError.from(thrown).toData();
    }
    isLoading.value = false;
    progress.value = null;
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
    placeOf: (id) => places.value.get(id) ?? -1,
    isCut,
    isLoading,
    progress,
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
