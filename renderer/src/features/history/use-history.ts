import { computed, ref, shallowRef } from 'vue';
import { AppError } from '../../../../common/errors';
import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { call } from '../../ipc/client';
import { appended } from './history-rows';

const pageSize = 50;
/** The most that main gives in one answer. */
const largestPage = 200;

/** The registrations done from this computer, page by page, newest first. */
export function useHistory() {
  const rows = shallowRef<readonly RegistrationView[]>([]);
  const total = ref<number | null>(null);
  const failure = ref<AppError | null>(null);
  const isLoading = ref(false);
  const hasMore = computed(() => total.value !== null && rows.value.length < total.value);
  let latest = 0;

  async function take(offset: number, limit: number): Promise<void> {
    const serial = ++latest;
    isLoading.value = true;
    try {
      const page = await call('history:list', { offset, limit });
      if (serial !== latest) return;
      rows.value = offset === 0 ? page.items : appended(rows.value, page.items);
      total.value = page.total;
      failure.value = null;
    } catch (thrown) {
      if (serial === latest) failure.value = AppError.from(thrown);
    } finally {
      if (serial === latest) isLoading.value = false;
    }
  }

  /** Reads again what is shown, so that a new registration appears at the top and nothing jumps. */
  async function refresh(): Promise<void> {
    await take(0, Math.min(Math.max(rows.value.length, pageSize), largestPage));
  }

  async function loadMore(): Promise<void> {
    await take(rows.value.length, pageSize);
  }

  return { rows, total, failure, isLoading, hasMore, refresh, loadMore };
}
