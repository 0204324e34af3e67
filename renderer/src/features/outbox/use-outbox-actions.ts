import { reactive, ref } from 'vue';
import { AppError } from '../../../../common/errors';
import type { OutboxAnswer } from '../../../../common/registrations/registration-view';
import { call } from '../../ipc/client';

/** What the agent can do with a registration of the outbox; one thing at a time for each of them. */
export function useOutboxActions() {
  const busyKeys = reactive(new Set<string>());
  const failure = ref<AppError | null>(null);

  /** Whether it was done. */
  async function attempt(key: string, ask: () => Promise<unknown>): Promise<boolean> {
    if (busyKeys.has(key)) return false;
    busyKeys.add(key);
    failure.value = null;
    try {
      await ask();
      return true;
    } catch (thrown) {
      failure.value = AppError.from(thrown);
      return false;
    } finally {
      busyKeys.delete(key);
    }
  }

  return {
    busyKeys,
    failure,
    /** Brings the next attempt forward. */
    retry: (key: string) => attempt(key, () => call('outbox:retry', { key })),
    /** Makes it the attendance's draft again. */
    withdraw: (key: string) => attempt(key, () => call('outbox:withdraw', { key })),
    answer: (answer: OutboxAnswer) => attempt(answer.key, () => call('outbox:answer', answer)),
  };
}
