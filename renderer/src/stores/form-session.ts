import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { FormPayload } from '../../../common/ipc/contract';
import { call, onEvent } from '../ipc/client';

/** Which attendance this window shows, if any: a pre-warmed window has none yet. */
export const useFormSession = defineStore('form-session', () => {
  const payload = shallowRef<FormPayload | null>(null);
  /** Changes with every payload taken, so that nothing of one attendance survives into the next. */
  const serial = ref(0);

  /** Messages of the conversation that the form being written has; saved with its draft. */
  const pickedMessageIds = shallowRef<readonly string[]>([]);

  function take(given: FormPayload | null): void {
    if (given === null) return;
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

  /** Closes the window and forgets the customer's data, as main may keep the window for another attendance. */
  async function close(): Promise<void> {
    await call('window:close');
    payload.value = null;
    pickedMessageIds.value = [];
  }

  function pick(ids: readonly string[]): void {
    pickedMessageIds.value = [...new Set([...pickedMessageIds.value, ...ids])];
  }

  function unpick(ids: readonly string[]): void {
    pickedMessageIds.value = pickedMessageIds.value.filter((id) => !ids.includes(id));
  }

  return { payload, serial, pickedMessageIds, pick, unpick, load, start, close };
});
