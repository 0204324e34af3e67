import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { shortTranscript } from '../../../common/attendance/transcript';
import {
  createConversation,
  type ConversationState,
  type PickSource,
} from '../features/conversation/conversation-state';
import { ownersOf } from '../features/conversation/picks';
import type { useFormSession } from '../stores/form-session';

export interface FormConversation {
  /** Lives as long as the attendance; what is picked belongs to the form and its draft. */
  conversation: Readonly<ShallowRef<ConversationState>>;
  isOpen: Ref<boolean>;
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
  const isOpen = ref(false);
  const limit = computed(() => session.payload?.rules.transcriptMaxLength ?? null);

  watch(
    () => session.payload?.attendance.id,
    () => {
      conversation.value = create();
      isOpen.value = false;
      // Only a limit makes the length matter before anybody opens the conversation.
      if (limit.value !== null) void conversation.value.load();
    },
  );

  const omittedCount = computed(
    () => shortTranscript({ messages: conversation.value.messages.value }, limit.value).omittedCount,
  );
  return { conversation, isOpen, omittedCount };
}
