import { ref } from 'vue';
import { AppError } from '../../../common/errors';
import { call } from '../ipc/client';

/** Asks main to do something the inbox window cannot do itself, and keeps why that failed. */
export function useInboxActions() {
  const failure = ref<AppError | null>(null);

  async function attempt(ask: () => Promise<unknown>): Promise<void> {
    failure.value = null;
    try {
      await ask();
    } catch (thrown) {
      failure.value = AppError.from(thrown);
    }
  }

  const openForm = (attendanceId: string) => attempt(() => call('inbox:open', { attendanceId }));
  const openSettings = () => attempt(() => call('app:open-settings'));
  const acknowledgeCaughtUp = () => attempt(() => call('app:acknowledge-caught-up'));
  return { failure, openForm, openSettings, acknowledgeCaughtUp };
}
