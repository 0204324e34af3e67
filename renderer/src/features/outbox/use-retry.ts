import { reactive, ref } from 'vue';
import { AppError } from '../../../../common/errors';
import { call } from '../../ipc/client';

/** Brings the next attempt of a registration forward. */
export function useRetry() {
  const busyKeys = reactive(new Set<string>());
  const failure = ref<AppError | null>(null);

  async function retry(key: string): Promise<void> {
    if (busyKeys.has(key)) return;
    busyKeys.add(key);
    failure.value = null;
    try {
      await call('outbox:retry', { key });
    } catch (thrown) {
      failure.value = AppError.from(thrown);
    } finally {
      busyKeys.delete(key);
    }
  }

  return { busyKeys, failure, retry };
}
