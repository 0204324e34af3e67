import { computed, ref } from 'vue';
import type { ErasurePlan, ErasureSubject, OpenReason } from '../../../../common/erasure';
import { AppError } from '../../../../common/errors';
import { formLimits } from '../../../../common/attendance/registration-form';
import { call } from '../../ipc/client';

export const reasonTexts: Record<OpenReason, string> = {
  pending: 'pendente de registro',
  drafted: 'com rascunho',
  queued: 'na fila de envio',
  'on-its-way': 'a caminho do Bimer: só depois do resultado',
};

export const subjectOptions: readonly { value: ErasureSubject['by']; label: string }[] = [
  { value: 'customerCode', label: 'De um cliente' },
  { value: 'attendanceNumber', label: 'De um atendimento' },
];

/** What is known of an erasure: whose, what it would take, what became of it. */
export function useErasure() {
  const by = ref<ErasureSubject['by']>('customerCode');
  const value = ref('');
  const plan = ref<ErasurePlan | null>(null);
  /** Ids of open attendances that are to go as well. */
  const chosen = ref<string[]>([]);
  const failure = ref<AppError | null>(null);
  const isBusy = ref(false);
  /** How many attendances were erased; null = not yet. */
  const erased = ref<number | null>(null);

  const subject = computed<ErasureSubject>(() => ({ by: by.value, value: value.value.trim() }));
  const isNothing = computed(
    () =>
      plan.value !== null &&
      plan.value.attendanceCount === 0 &&
      plan.value.unreadableCount === 0 &&
      !plan.value.isCustomerKnown &&
      chosen.value.length === 0,
  );

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    failure.value = null;
    try {
      await work();
    } catch (thrown) {
      failure.value = AppError.from(thrown);
    } finally {
      isBusy.value = false;
    }
  }

  /** Another subject: what was found for the last one says nothing any more. */
  function reset(): void {
    plan.value = null;
    chosen.value = [];
    erased.value = null;
    failure.value = null;
  }

  const look = () =>
    attempt(async () => {
      reset();
      plan.value = await call('erasure:plan', { subject: subject.value });
    });

  const erase = () =>
    attempt(async () => {
      const answer = await call('erasure:erase', { subject: subject.value, openIds: [...chosen.value] });
      erased.value = answer.attendanceCount;
    });

  return {
    by,
    value,
    plan,
    chosen,
    failure,
    isBusy,
    erased,
    isNothing,
    reset,
    look,
    erase,
    maxLength: formLimits.customerCode,
  };
}
