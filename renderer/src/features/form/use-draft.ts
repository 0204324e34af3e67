import { onScopeDispose, ref, watch, type Ref } from 'vue';
import type { FormView } from '../../../../common/attendance/form-view';
import type { FormState } from '../../../../common/attendance/form-state';
import { AppError } from '../../../../common/errors';
import { call, onEvent } from '../../ipc/client';
import { clockTime } from '../../locales/date-time';
import { useFormSession } from '../../stores/form-session';
import type { FieldMessage } from '../../ui/field';
import { createDraftSaver } from './draft-saver';
import { useFormPage } from './use-form-page';

const quietMs = 400;
const maxWaitMs = 1000;

export interface Draft {
  /** `Rascunho salvo às 10:32`, or why not. */
  status: Readonly<Ref<FieldMessage | null>>;
  /** Resolves with whether nothing is unsaved any more. */
  flush: () => Promise<boolean>;
  /** Closing was called off, because what was typed could not be saved. */
  isHeldOpen: Readonly<Ref<boolean>>;
  /** While the form is being sent, or its draft dropped, nothing is saved; what is unsaved stays so. */
  pause: () => Promise<void>;
  /** It was not sent: what is unsaved is saved. */
  resume: () => void;
  /** Sent or dropped: there is nothing to save any more. */
  end: () => void;
}

/** Saves every change of the form in main, and where the agent is in it. */
export function useDraft(form: Readonly<Ref<FormState>>): Draft {
  const session = useFormSession();
  const status = ref<FieldMessage | null>(null);
  const isHeldOpen = ref(false);
  let isPaused = false;
  let isEnded = false;
  let paused: Promise<void> = Promise.resolve();
  let goOn: () => void = () => undefined;
  /** As it was last handed to main; null = it must go again. */
  let savedView: string | null = JSON.stringify(session.payload?.view ?? null);
  let unfinished = session.payload?.view?.unfinishedRecipient ?? '';

  async function save(): Promise<void> {
    const view = page.read();
    savedView = JSON.stringify(view);
    try {
      const { savedAt } = await call('form:save-draft', {
        form: form.value.values,
        pickedMessageIds: [...session.pickedMessageIds],
        view,
      });
      status.value = { tone: 'info', text: `Rascunho salvo às ${clockTime(savedAt)}` };
      isHeldOpen.value = false;
    } catch (thrown) {
      savedView = null;
      status.value = { tone: 'error', text: `Não foi possível salvar: ${AppError.from(thrown).message}` };
      throw thrown;
    }
  }

  async function saveView(): Promise<void> {
    const view = page.read();
    if (JSON.stringify(view) === savedView) return;
    await call('form:save-view', { view });
    savedView = JSON.stringify(view);
  }

  const saver = createDraftSaver({ save, quietMs, maxWaitMs });
  // Where the cursor is matters once it rests.
  const viewSaver = createDraftSaver({ save: saveView, quietMs, maxWaitMs: Infinity });
  const page = useFormPage(onMoved);

  function onMoved(): void {
    if (isPaused) return;
    viewSaver.touch();
    noteUnfinished(page.read());
  }

  /** A recipient half typed is typed all the same. */
  function noteUnfinished(view: FormView): void {
    if (view.unfinishedRecipient === unfinished) return;
    unfinished = view.unfinishedRecipient;
    saver.touch();
  }

  const flush = async () => {
    // Whether there is anything to save is known when it is sent, or was refused.
    await paused;
    if (isEnded) return true;
    // What was scrolled a moment ago has told nobody yet.
    viewSaver.touch();
    const [isSaved] = await Promise.all([saver.flush(), viewSaver.flush()]);
    return isSaved;
  };
  const flushNow = () => void flush();

  const touch = () => {
    if (!isPaused) saver.touch();
  };
  watch(
    () => form.value.values,
    (values) => {
      // A form that has just been opened has nothing new to say.
      if (values !== form.value.openedWith) touch();
    },
    { flush: 'sync' },
  );
  watch(() => session.pickedMessageIds, touch);
  const stops = [
    onEvent('form:flush-requested', (request) => {
      void flush()
        .then((isSaved) => call('form:flushed', { request, isSaved }))
        .catch(() => undefined);
    }),
    onEvent('form:held-open', () => {
      isHeldOpen.value = true;
    }),
  ];
  window.addEventListener('pagehide', flushNow);
  onScopeDispose(() => {
    flushNow();
    for (const stop of stops) stop();
    window.removeEventListener('pagehide', flushNow);
  });

  return {
    status,
    isHeldOpen,
    flush,
    pause: async () => {
      isPaused = true;
      paused = new Promise((resolve) => (goOn = resolve));
      await Promise.all([saver.hold(), viewSaver.hold()]);
    },
    resume: () => {
      isPaused = false;
      goOn();
      saver.wake();
      viewSaver.wake();
    },
    end: () => {
      isEnded = true;
      goOn();
    },
  };
}
