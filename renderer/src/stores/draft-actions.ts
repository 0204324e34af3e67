import { ref } from 'vue';
import { AppError } from '../../../common/errors';
import { call } from '../ipc/client';
import { copyText } from '../ui/copy-text';

/** What can be done with a draft that will not be sent: copied, looked at, dropped. */
export function useDraftActions(attendanceId: () => string) {
  const failure = ref<AppError | null>(null);
  /** What has just been done, for everybody to read and hear. */
  const said = ref('');
  /** The draft's text while the agent is asked whether to drop it; null = nothing is asked. */
  const asked = ref<string | null>(null);

  async function withText(use: (text: string) => void): Promise<void> {
    failure.value = null;
    said.value = '';
    try {
      use((await call('draft:text', { attendanceId: attendanceId() })).text);
    } catch (thrown) {
      failure.value = AppError.from(thrown);
    }
  }

  const copy = () =>
    withText((text) => {
      said.value = copyText(text) ? 'Copiado para a área de transferência.' : 'Não foi possível copiar.';
    });
  const ask = () =>
    withText((text) => {
      asked.value = text;
    });

  /** Whether the draft is gone. */
  async function discard(): Promise<boolean> {
    asked.value = null;
    try {
      await call('draft:discard', { attendanceId: attendanceId() });
      return true;
    } catch (thrown) {
      failure.value = AppError.from(thrown);
      return false;
    }
  }

  return { failure, said, asked, copy, ask, discard };
}
