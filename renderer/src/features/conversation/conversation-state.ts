import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Message } from '../../../../common/attendance/attendance';
import { AppError, type AppErrorData } from '../../../../common/errors';
import { call } from '../../ipc/client';
import { conversationText, groupByDay } from './conversation-text';
import { allSelected, extended, nothingSelected, toggled, type Selection } from './selection';

export interface ConversationState {
  messages: Readonly<ShallowRef<readonly Message[]>>;
  days: ComputedRef<ReturnType<typeof groupByDay>>;
  isLoading: Readonly<Ref<boolean>>;
  failure: Readonly<ShallowRef<AppErrorData | null>>;
  selection: Readonly<ShallowRef<Selection>>;
  /** Messages that have been put into Parecer from here. */
  inserted: Readonly<ShallowRef<ReadonlySet<string>>>;
  load: () => Promise<void>;
  toggle: (id: string) => void;
  extendTo: (id: string) => void;
  selectAll: () => void;
  clear: () => void;
  /** The selected messages as text, in the order of the conversation; they count as inserted from now on. */
  takeText: () => string;
}

/** The conversation of this window's attendance and what is selected in it; loads when it is first shown. */
export function createConversation(): ConversationState {
  const messages = shallowRef<readonly Message[]>([]);
  const isLoading = ref(true);
  const failure = shallowRef<AppErrorData | null>(null);
  const selection = shallowRef<Selection>(nothingSelected);
  const inserted = shallowRef<ReadonlySet<string>>(new Set());
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

  return {
    messages,
    days: computed(() => groupByDay(messages.value)),
    isLoading,
    failure,
    selection,
    inserted,
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
    clear: () => {
      selection.value = nothingSelected;
    },
    takeText: () => {
      const { ids } = selection.value;
      inserted.value = new Set([...inserted.value, ...ids]);
      selection.value = nothingSelected;
      return conversationText(messages.value.filter((message) => ids.has(message.id)));
    },
  };
}
