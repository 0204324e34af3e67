import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import { AppError } from '../../../../common/errors';
import { call, onEvent } from '../../ipc/client';
import { clockTime } from '../../locales/date-time';
import { useFormSession } from '../../stores/form-session';
import type { FieldMessage } from '../../ui/field';
import { createDraftSaver } from './draft-saver';

const quietMs = 400;
const maxWaitMs = 1000;

export interface Draft {
  /** `Rascunho salvo às 10:32`, or why not. */
  status: Readonly<Ref<FieldMessage | null>>;
  flush: () => Promise<void>;
  /** While the form is being sent there is no draft to save. */
  pause: () => Promise<void>;
  resume: () => void;
}

/** Saves every change of the form in main. */
export function useDraft(values: RegistrationForm): Draft {
  const session = useFormSession();
  const status = ref<FieldMessage | null>(null);
  let isPaused = false;

  async function save(): Promise<void> {
    try {
      const { savedAt } = await call('form:save-draft', {
        form: values,
        pickedMessageIds: [...session.pickedMessageIds],
      });
      status.value = { tone: 'info', text: `Rascunho salvo às ${clockTime(savedAt)}` };
    } catch (thrown) {
      status.value = { tone: 'error', text: `Não foi possível salvar: ${AppError.from(thrown).message}` };
    }
  }

  const saver = createDraftSaver({ save, quietMs, maxWaitMs });
  const flush = () => (isPaused ? Promise.resolve() : saver.flush());
  const flushNow = () => void flush();

  const touch = () => {
    if (!isPaused) saver.touch();
  };
  watch(values, touch, { deep: true, flush: 'sync' });
  watch(() => session.pickedMessageIds, touch);
  const stopListening = onEvent('form:flush-requested', () => {
    void flush()
      .then(() => call('form:flushed'))
      .catch(() => undefined);
  });
  window.addEventListener('pagehide', flushNow);
  onScopeDispose(() => {
    flushNow();
    stopListening();
    window.removeEventListener('pagehide', flushNow);
  });

  return {
    status,
    flush,
    pause: () => {
      isPaused = true;
      return saver.discard();
    },
    resume: () => {
      isPaused = false;
    },
  };
}
