import { formForNextRegistration } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import { draftId } from '../drafts/draft-id';
import type { StoreChange, StoredAttendance, StoredDraft, StoredRegistration } from '../stored-shapes';

/**
 * Whether the agent may take it back: it waits, and no request of it ever had an unknown outcome, so that nothing of
 * it can be in Bimer.
 */
export function isWithdrawable({ state, lateArrival }: StoredRegistration): boolean {
  return (state === 'queued' || state === 'needs-you') && lateArrival === undefined;
}

export interface WithdrawalInput {
  registration: StoredRegistration;
  stored: StoredAttendance;
  /** All registrations of the attendance. */
  siblings: readonly StoredRegistration[];
  /** What was typed to correct this registration. */
  correction: StoredDraft | undefined;
  /** What was typed for the next registration of the attendance. */
  next: StoredDraft | undefined;
  now: number;
}

/**
 * What withdrawing writes, in one commit: the registration gone, its form the attendance's draft again, the attendance
 * waiting again. The key is never used for anything else. Throws AppError `not-allowed` when it may be in Bimer
 * already, or when its draft would take the place of another one that was typed.
 */
export function planWithdrawal(input: WithdrawalInput): StoreChange[] {
  const { registration, stored, correction, now } = input;
  if (!isWithdrawable(registration)) {
    throw new AppError('not-allowed', {
      message: 'Este registro já está a caminho do Bimer e não pode mais ser retirado.',
      action: 'Acompanhe o resultado na fila de envio.',
    });
  }
  if (isNextTyped(input)) {
    throw new AppError('not-allowed', {
      message: 'Há outro registro deste atendimento em preenchimento, que seria substituído.',
      action: 'Envie ou conclua esse registro primeiro e depois retire este.',
    });
  }
  const { id } = stored.attendance;
  const form = correction?.form ?? registration.typed ?? registration.form;
  const isElsewhere = stored.state === 'integrated-elsewhere' || registration.elsewhere?.isAccepted === false;
  return [
    { collection: 'registrations', id: registration.key, value: null },
    { collection: 'drafts', id: draftId(id, registration.key), value: null },
    { collection: 'drafts', id: draftId(id, null), value: { attendanceId: id, form, savedAt: now } },
    {
      collection: 'attendances',
      id,
      value: { ...stored, state: isElsewhere ? 'integrated-elsewhere' : 'pending' },
    },
  ];
}

/** The draft that Enviar itself prepares for the next of several registrations is nobody's work. */
function isNextTyped({ next, siblings }: WithdrawalInput): boolean {
  if (!next) return false;
  const typed = JSON.stringify(next.form);
  return !siblings.some(({ form }) => JSON.stringify(formForNextRegistration(form)) === typed);
}
