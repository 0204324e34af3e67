import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { ConversationView } from '../../../common/attendance/form-view';
import type { FormPayload } from '../../../common/attendance/form-payload';
import { call, onEvent } from '../ipc/client';

const closed: ConversationView = { isOpen: false, scroll: 0 };

/** Which attendance this window shows, if any: a pre-warmed window has none yet. */
export const useFormSession = defineStore('form-session', () => {
  const payload = shallowRef<FormPayload | null>(null);
  /** Changes with every payload taken, so that nothing of one attendance survives into the next. */
  const serial = ref(0);

  /** Messages of the conversation that the form being written has; saved with its draft. */
  const pickedMessageIds = shallowRef<readonly string[]>([]);

  /** The conversation beside the form, as the agent left it. */
  const conversation = ref<ConversationView>({ ...closed });

  function take(given: FormPayload | null): void {
    if (given === null) return;
    const isSame = given.attendance.id === payload.value?.attendance.id;
    if (given.view) conversation.value = { ...given.view.conversation };
    else if (!isSame) conversation.value = { ...closed };
    payload.value = given;
    pickedMessageIds.value = given.pickedMessageIds;
    serial.value += 1;
  }

  /** Throws what main answers. */
  async function load(): Promise<void> {
    take(await call('form:load'));
  }

  async function start(): Promise<void> {
    onEvent('form:assigned', take);
    if (payload.value === null) await load();
  }

  /** Asks main to close the window; it stays open while what was typed cannot be saved. */
  async function close(): Promise<void> {
    await call('window:close');
  }

  function pick(ids: readonly string[]): void {
    pickedMessageIds.value = [...new Set([...pickedMessageIds.value, ...ids])];
  }

  function unpick(ids: readonly string[]): void {
    const gone = new Set(ids);
    pickedMessageIds.value = pickedMessageIds.value.filter((id) => !gone.has(id));
  }

  return { payload, serial, pickedMessageIds, conversation, pick, unpick, load, start, close };
});
