import { computed, nextTick, ref, toRaw, watch, type ComputedRef, type Ref } from 'vue';
import type { FormField } from '../../../../common/attendance/registration-form';
import { controlId, focusControl } from './form-context';
import { useDraft, type Draft } from './use-draft';
import type { FormProblem, Registration } from './use-registration';
import { useSubmission, type Submission } from './use-submission';

/** How long Enviar waits for answers about the customer and the process. */
const answerLimitMs = 3000;

export interface Sending {
  draft: Draft;
  submission: Submission;
  /** What the summary lists; empty before the first Enviar. */
  summary: ComputedRef<FormProblem[]>;
  isLast: Ref<boolean>;
  isBusy: ComputedRef<boolean>;
  send: () => Promise<void>;
  focusField: (field: FormField) => void;
  focusProblem: (problem: FormProblem) => void;
}

/** Enviar: checks first, then hands over once; a refusal comes back to the fields. */
export function useSending(registration: Registration): Sending {
  const { form, models, customer, process, payload } = registration;
  const draft = useDraft(form.values);
  const submission = useSubmission(payload.correcting);
  const isChecking = ref(false);
  const isLast = ref(false);
  /** Where the agent was at Enviar; the form takes no focus while it is being sent. */
  let origin: Element | null = null;
  const isBusy = computed(() => isChecking.value || submission.phase.value === 'sending');
  const summary = computed(() => (form.isAttempted.value ? registration.problems.value : []));

  function focusField(field: FormField): void {
    focusControl(controlId(field));
  }

  function focusProblem(problem: FormProblem): void {
    focusControl(problem.controlId ?? controlId(problem.field));
  }

  async function focusFirstProblem(): Promise<void> {
    await nextTick();
    const first = registration.problems.value[0];
    if (first) focusProblem(first);
  }

  /** Nothing in the form is wrong: the agent goes on where Enviar was pressed. */
  async function focusOrigin(): Promise<void> {
    await nextTick();
    const isLost = document.activeElement === document.body;
    if (isLost && origin instanceof HTMLElement) origin.focus();
  }

  async function check(): Promise<boolean> {
    customer.onCommit();
    process.onCommit();
    const limit = new Promise((resolve) => setTimeout(resolve, answerLimitMs));
    await Promise.race([Promise.all([customer.settled(), process.settled()]), limit]);
    await form.validate();
    form.isAttempted.value = true;
    return registration.problems.value.length === 0;
  }

  async function send(): Promise<void> {
    if (isBusy.value || submission.phase.value !== 'editing') return;
    origin = document.activeElement;
    isChecking.value = true;
    submission.dismiss();
    let isFine = false;
    try {
      isFine = await check();
      if (isFine) await draft.pause();
    } finally {
      isChecking.value = false;
    }
    // Only now: while it checks, the form is inert and takes no focus.
    if (!isFine) await focusFirstProblem();
    else await submission.send(toRaw(form.values), !models.isMultiple.value || isLast.value);
  }

  watch(submission.phase, (phase) => {
    if (phase !== 'editing' && phase !== 'sending') draft.end();
  });

  watch(
    submission.refusal,
    (refusal, before) => {
      draft.resume();
      if (!refusal) return;
      if (!refusal.fields) {
        void focusOrigin();
        return;
      }
      registration.setServerErrors(refusal.fields);
      // A correction that was begun goes on where it was left.
      const isBegun = before === undefined && payload.view !== null;
      if (!isBegun) void focusFirstProblem();
    },
    { immediate: true },
  );

  return { draft, submission, summary, isLast, isBusy, send, focusField, focusProblem };
}
