import { computed, nextTick, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { fieldOfPath, type FormField } from '../../../../common/attendance/registration-form';
import { AppError, type AppErrorData } from '../../../../common/errors';
import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { call } from '../../ipc/client';
import { useFormSession } from '../../stores/form-session';
import { useOutboxStore } from '../../stores/outbox-store';
import { announce } from '../../ui/announcer';
import { controlId, focusControl } from './control-ids';
import type { FormProblem } from './form-messages';
import {
  earlierOf,
  slowText,
  spokenOutcome,
  submissionPhase,
  type SubmissionPhase,
} from './submission-phase';
import { useDraft, type Draft } from './use-draft';
import type { RegistrationFormContext } from './use-registration-form';

/** How long Enviar waits for answers about the customer and the process. */
const answerLimitMs = 3000;

/** After this time an answer that has not come is no reason to keep the window open. */
const patienceMs = 8000;

export interface Sending {
  draft: Draft;
  phase: ComputedRef<SubmissionPhase>;
  /** What was sent; null = nothing, or it came back to be corrected. */
  registration: ComputedRef<RegistrationView | null>;
  /** What it waits behind; null = nothing. */
  earlier: ComputedRef<RegistrationView | null>;
  /** Why Enviar was refused, here or by Bimer. */
  refusal: Readonly<ShallowRef<AppErrorData | null>>;
  /** The registration sent has a question, which a corrected form would not answer. */
  hasQuestion: Readonly<Ref<boolean>>;
  /** What the summary lists; empty before the first Enviar. */
  summary: ComputedRef<FormProblem[]>;
  /** Ticked by the agent: the last registration of múltiplos. */
  isLast: Ref<boolean>;
  isBusy: ComputedRef<boolean>;
  /** The answer takes long; sending goes on without the window. */
  isSlow: ComputedRef<boolean>;
  send: () => Promise<void>;
  /** Ends the attendance without this registration: whether that is done. */
  conclude: () => Promise<boolean>;
  focusProblem: (problem: FormProblem) => void;
}

/** Enviar: checks first, hands over to main once, and follows what becomes of it; a refusal comes back to the fields. */
export function useSending(form: RegistrationFormContext): Sending {
  const outbox = useOutboxStore();
  const session = useFormSession();
  const draft = useDraft(form.state);
  const sent = shallowRef<RegistrationView | null>(null);
  /** The refusal that was just corrected: the mirror may still hold it for a moment after the new answer. */
  let outdated: RegistrationView | null = null;
  const isChecking = ref(false);
  const isHandingOver = ref(false);
  const isLate = ref(false);
  const isLast = ref(false);
  const hasQuestion = ref(false);
  const refusal = shallowRef<AppErrorData | null>(form.payload.correcting?.error ?? null);
  /** Where the agent was at Enviar; the form takes no focus while it is being sent. */
  let origin: Element | null = null;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const registration = computed(() => {
    if (!sent.value) return null;
    const mirrored = outbox.byKey(sent.value.key);
    return mirrored === null || mirrored === outdated ? sent.value : mirrored;
  });
  const earlier = computed(() => earlierOf(registration.value, outbox.registrations));
  const phase = computed(() => submissionPhase(registration.value, isHandingOver.value, earlier.value));
  const isBusy = computed(() => isChecking.value || phase.value === 'sending');
  const isSlow = computed(() => isBusy.value && isLate.value);
  const summary = computed(() => (form.isJudged.value ? form.problems.value : []));

  function focusProblem(problem: FormProblem): void {
    focusControl(problem.controlId ?? controlId(problem.field));
  }

  async function focusFirstProblem(): Promise<void> {
    await nextTick();
    const first = form.problems.value[0];
    if (first) focusProblem(first);
  }

  /** Nothing in the form is wrong: the agent goes on where Enviar was pressed. */
  async function focusOrigin(): Promise<void> {
    await nextTick();
    const isLost = document.activeElement === document.body;
    if (isLost && origin instanceof HTMLElement) origin.focus();
  }

  async function check(): Promise<boolean> {
    const { customerSearch, processSearch } = form;
    customerSearch.commit();
    processSearch.commit();
    const limit = new Promise((resolve) => setTimeout(resolve, answerLimitMs));
    await Promise.race([Promise.all([customerSearch.settled(), processSearch.settled()]), limit]);
    await form.judge();
    return form.problems.value.length === 0;
  }

  async function send(): Promise<void> {
    if (isBusy.value || phase.value !== 'editing') return;
    origin = document.activeElement;
    isChecking.value = true;
    refusal.value = null;
    let isFine = false;
    try {
      isFine = await check();
      if (isFine) await draft.pause();
    } finally {
      isChecking.value = false;
    }
    // Only now: while it checks, the form is inert and takes no focus.
    if (isFine) await handOver();
    else await focusFirstProblem();
  }

  async function handOver(): Promise<void> {
    const { values } = form.state.value;
    isHandingOver.value = true;
    isLate.value = false;
    patience = setTimeout(() => {
      isLate.value = true;
    }, patienceMs);
    try {
      const answer = await call('form:submit', {
        form: values,
        isLast: !values.isMultiple || isLast.value,
        pickedMessageIds: [...session.pickedMessageIds],
      });
      const mirrored = outbox.byKey(answer.registration.key);
      outdated = mirrored?.state === 'needs-you' ? mirrored : null;
      sent.value = answer.registration;
      // Asked again, as a change may have been told before the answer came.
      void outbox.start().catch(() => undefined);
    } catch (thrown) {
      refusal.value = AppError.from(thrown).toData();
    } finally {
      isHandingOver.value = false;
    }
  }

  async function conclude(): Promise<boolean> {
    try {
      await draft.pause();
      await call('form:conclude');
      draft.end();
      return true;
    } catch (thrown) {
      draft.resume();
      refusal.value = AppError.from(thrown).toData();
      return false;
    }
  }

  // Refused: the form opens again with the reason.
  watch(registration, (now) => {
    if (now?.state !== 'needs-you') return;
    if (now.question) hasQuestion.value = true;
    else refusal.value = now.error;
    sent.value = null;
  });

  watch(phase, (now) => {
    if (now !== 'sending') clearTimeout(patience);
    if (now !== 'editing' && now !== 'sending') draft.end();
  });

  watch(
    refusal,
    (now, before) => {
      draft.resume();
      if (!now) return;
      if (!now.fields) {
        void focusOrigin();
        return;
      }
      form.tell({ kind: 'refused', fields: byField(now.fields) });
      // A correction that was begun goes on where it was left.
      const isBegun = before === undefined && form.payload.view !== null;
      if (!isBegun) void focusFirstProblem();
    },
    { immediate: true },
  );

  // Why it was refused is an alert of its own.
  watch(
    [() => spokenOutcome(phase.value, registration.value, earlier.value), isLate],
    ([text, late], before) => {
      if (text !== before[0] && text !== null) announce(text);
      if (late && !before[1]) announce(slowText);
    },
  );

  return {
    draft,
    phase,
    registration,
    earlier,
    refusal,
    hasQuestion,
    summary,
    isLast,
    isBusy,
    isSlow,
    send,
    conclude,
    focusProblem,
  };
}

/** `emailRecipients[0]` is about `emailRecipients`; what is no field of the form says its reason in the summary only. */
function byField(fields: Record<string, string>): Partial<Record<FormField, string>> {
  const known: Partial<Record<FormField, string>> = {};
  for (const [path, text] of Object.entries(fields)) {
    const field = fieldOfPath(path);
    if (field) known[field] = text;
  }
  return known;
}
