import { computed, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { ConversationView } from '../../../common/attendance/form-view';
import { omittedCount as omittedFrom } from '../../../common/attendance/transcript';
import {
  createConversation,
  transcriptSource,
  type ConversationState,
  type PickSource,
} from '../features/conversation/conversation-state';
import { ownersOf } from '../features/conversation/picks';
import type { useFormSession } from '../stores/form-session';

export interface FormConversation {
  /** Lives as long as the attendance; what is picked belongs to the form and its draft. */
  conversation: Readonly<ShallowRef<ConversationState>>;
  isOpen: Ref<boolean>;
  /** How far the messages are scrolled down, in CSS pixels. */
  scroll: Ref<number>;
  /** How many of the oldest messages will not go along for their length. */
  omittedCount: ComputedRef<number>;
}

const ownFormat = { withTimes: true, withNames: true };

/** The conversation of the attendance that the window shows, bound to what its form has picked. */
export function useFormConversation(session: ReturnType<typeof useFormSession>): FormConversation {
  const sequence = computed(() => session.payload?.sequence ?? 1);
  const picks: PickSource = {
    sequence,
    owners: computed(() =>
      ownersOf([
        ...(session.payload?.picksOfOthers ?? []),
        { sequence: sequence.value, messageIds: [...session.pickedMessageIds] },
      ]),
    ),
    add: session.pick,
    remove: session.unpick,
  };
  const create = () => createConversation(picks, session.payload?.pickedText ?? ownFormat);
  const conversation = shallowRef(create());
  const part = <K extends keyof ConversationView>(name: K) =>
    computed<ConversationView[K]>({
      get: () => session.conversation[name],
      set: (value) => {
        session.conversation[name] = value;
      },
    });
  const limit = computed(() => session.payload?.rules.transcriptMaxLength ?? null);

  watch(
    () => session.payload?.attendance.id,
    () => {
      conversation.value = create();
      // Only a limit makes the length matter before anybody opens the conversation.
      if (limit.value !== null) void conversation.value.load();
    },
  );

  const omittedCount = computed(() => omittedFrom(transcriptSource(conversation.value), limit.value));
  return { conversation, isOpen: part('isOpen'), scroll: part('scroll'), omittedCount };
}
