import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import { AppError, type AppErrorData } from '../../../../common/errors';
import type { FormPayload } from '../../../../common/attendance/form-payload';
import type { RegistrationView } from '../../../../common/registrations/registration-view';
import { call } from '../../ipc/client';
import { useFormSession } from '../../stores/form-session';
import { useOutboxStore } from '../../stores/outbox-store';
import { earlierOf, submissionPhase, type SubmissionPhase } from './submission-phase';

/** After this time an answer that has not come is no reason to keep the window open. */
const patienceMs = 8000;

export interface Submission {
  phase: ComputedRef<SubmissionPhase>;
  registration: ComputedRef<RegistrationView | null>;
  /** What it waits behind; null = nothing. */
  earlier: ComputedRef<RegistrationView | null>;
  /** Why Enviar was refused, here or by Bimer. */
  refusal: Readonly<ShallowRef<AppErrorData | null>>;
  /** The registration sent asks something that a corrected form would not answer. */
  isAsked: Readonly<Ref<boolean>>;
  /** The answer takes long; sending goes on without the window. */
  isSlow: Readonly<Ref<boolean>>;
  send: (form: RegistrationForm, isLast: boolean) => Promise<void>;
  refuse: (error: AppErrorData) => void;
  dismiss: () => void;
}

/** Hands the form to main once and follows what becomes of it. */
export function useSubmission(correcting: FormPayload['correcting']): Submission {
  const outbox = useOutboxStore();
  const session = useFormSession();
  const sent = shallowRef<RegistrationView | null>(null);
  const isHandingOver = ref(false);
  const refusal = shallowRef<AppErrorData | null>(correcting?.error ?? null);
  const isAsked = ref(false);
  const isSlow = ref(false);
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** The refusal that was just corrected: the mirror may still hold it for a moment after the new answer. */
  let outdated: RegistrationView | null = null;

  const registration = computed(() => {
    if (!sent.value) return null;
    const mirrored = outbox.byKey(sent.value.key);
    return mirrored === null || mirrored === outdated ? sent.value : mirrored;
  });
  const earlier = computed(() => earlierOf(registration.value, outbox.registrations));
  const phase = computed(() => submissionPhase(registration.value, isHandingOver.value, earlier.value));

  async function send(form: RegistrationForm, isLast: boolean): Promise<void> {
    if (phase.value !== 'editing') return;
    isHandingOver.value = true;
    refusal.value = null;
    isSlow.value = false;
    patience = setTimeout(() => {
      isSlow.value = true;
    }, patienceMs);
    try {
      const answer = await call('form:submit', {
        form,
        isLast,
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

  // Refused: the form opens again with the reason.
  watch(registration, (now) => {
    if (now?.state !== 'needs-you') return;
    if (now.question) isAsked.value = true;
    else refusal.value = now.error;
    sent.value = null;
  });
  watch(phase, (now) => {
    if (now !== 'sending') clearTimeout(patience);
  });

  return {
    phase,
    registration,
    earlier,
    refusal,
    isAsked,
    isSlow,
    send,
    refuse: (error) => {
      refusal.value = error;
    },
    dismiss: () => {
      refusal.value = null;
    },
  };
}
