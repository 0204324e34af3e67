import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { FormView } from '../../../../common/attendance/form-view';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import { AppError } from '../../../../common/errors';
import { call, onEvent } from '../../ipc/client';
import { clockTime } from '../../locales/date-time';
import { useFormSession } from '../../stores/form-session';
import type { FieldMessage } from '../../ui/field';
import { createDraftSaver } from './draft-saver';
import { useFormView } from './use-form-view';

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

/** Saves every change of the form in main, and where the agent is in it. */
export function useDraft(values: RegistrationForm): Draft {
  const session = useFormSession();
  const status = ref<FieldMessage | null>(null);
  let isPaused = false;
  /** As it was last handed to main; null = it must go again. */
  let savedView: string | null = JSON.stringify(session.payload?.view ?? null);
  let unfinished = session.payload?.view?.unfinishedRecipient ?? '';

  async function save(): Promise<void> {
    const view = formView.read();
    savedView = JSON.stringify(view);
    try {
      const { savedAt } = await call('form:save-draft', {
        form: values,
        pickedMessageIds: [...session.pickedMessageIds],
        view,
      });
      status.value = { tone: 'info', text: `Rascunho salvo às ${clockTime(savedAt)}` };
    } catch (thrown) {
      savedView = null;
      status.value = { tone: 'error', text: `Não foi possível salvar: ${AppError.from(thrown).message}` };
    }
  }

  async function saveView(): Promise<void> {
    const view = formView.read();
    if (JSON.stringify(view) === savedView) return;
    savedView = JSON.stringify(view);
    await call('form:save-view', { view });
  }

  const saver = createDraftSaver({ save, quietMs, maxWaitMs });
  // Where the cursor is matters once it rests.
  const viewSaver = createDraftSaver({ save: saveView, quietMs, maxWaitMs: Infinity });
  const formView = useFormView(onMoved);

  function onMoved(): void {
    if (isPaused) return;
    viewSaver.touch();
    noteUnfinished(formView.read());
  }

  /** A recipient half typed is typed all the same. */
  function noteUnfinished(view: FormView): void {
    if (view.unfinishedRecipient === unfinished) return;
    unfinished = view.unfinishedRecipient;
    saver.touch();
  }

  const flush = async () => {
    if (!isPaused) await Promise.all([saver.flush(), viewSaver.flush()]);
  };
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
    pause: async () => {
      isPaused = true;
      await Promise.all([saver.discard(), viewSaver.discard()]);
    },
    resume: () => {
      isPaused = false;
    },
  };
}
