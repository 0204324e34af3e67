import { onMounted, ref } from 'vue';
import { AppError } from '../../../common/errors';
import { announcePainted } from './painted';

/**
 * Loads what a window shows first and tells main when it, or the reason why it is not there, has been painted:
 * a window that stays hidden because its data failed would help nobody.
 */
export function useFirstLoad(load: () => Promise<void>) {
  const isReady = ref(false);
  const isLoading = ref(false);
  const failure = ref<AppError | null>(null);

  async function start(): Promise<void> {
    isLoading.value = true;
    try {
      await load();
      isReady.value = true;
      failure.value = null;
    } catch (thrown) {
      failure.value = AppError.from(thrown);
    } finally {
      isLoading.value = false;
    }
  }

  onMounted(async () => {
    await start();
    // Only the first time: main waits for one answer.
    await announcePainted().catch(() => undefined);
  });

  return { isReady, isLoading, failure, start };
}
