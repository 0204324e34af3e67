import { ref, watch } from 'vue';
import { AppError } from '../../../../common/errors';
import type { ConnectionTest } from '../../../../common/settings/settings-view';
import { call } from '../../ipc/client';
import { useSettingsForm } from './use-settings-form';

/** Tries a connection with what stands in the fields; the answer goes away when one of them changes. */
export function useConnectionTest(service: ConnectionTest['service']) {
  const form = useSettingsForm();
  const result = ref<ConnectionTest | null>(null);
  const isTesting = ref(false);
  let latest = 0;

  const tested = () =>
    JSON.stringify(
      [form.draft.values, form.draft.secrets, form.draft.removed].map((part) =>
        Object.entries(part).filter(
          ([name]) => name.startsWith(`${service}.`) || name.startsWith('network.'),
        ),
      ),
    );
  watch(tested, () => {
    latest += 1;
    result.value = null;
    isTesting.value = false;
  });

  async function test(): Promise<void> {
    if (isTesting.value) return;
    const serial = ++latest;
    isTesting.value = true;
    result.value = null;
    const answer = await ask();
    if (serial !== latest) return;
    result.value = answer;
    isTesting.value = false;
  }

  async function ask(): Promise<ConnectionTest> {
    try {
      return await call('settings:test', { service, change: form.change });
    } catch (thrown) {
      const { message, action } = AppError.from(thrown);
      return { service, isOk: false, message, action };
    }
  }

  return { result, isTesting, test };
}
