import { formForNextRegistration } from '../../../common/attendance/registration-form';
import { AppError } from '../../../common/errors';
import { draftId } from '../drafts/draft-id';
import type { StoreChange, StoredAttendance, StoredDraft } from '../stored-shapes';
import { registrationKey } from './key';
import { isWithdrawable } from './queries';
import type { StoredRegistration } from './registration';

export interface WithdrawalInput {
  registration: StoredRegistration;
  stored: StoredAttendance;
  /** All registrations of the attendance. */
  siblings: readonly StoredRegistration[];
  /** What was typed to correct this registration. */
  correction: StoredDraft | undefined;
  /** What was typed for the next registration of the attendance. */
  next: StoredDraft | undefined;
  /** Makes the random part of a key. */
  newKeyPart: () => string;
  now: number;
}

/**
 * What withdrawing writes, in one commit: the registration gone, its form the attendance's draft again under a new
 * key, the attendance waiting again. Throws AppError `not-allowed` when it may be in Bimer already, or when its draft
 * would take the place of another one that was typed.
 */
export function planWithdrawal(input: WithdrawalInput): StoreChange[] {
  const { registration, stored, correction, newKeyPart, now } = input;
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
  const draft: StoredDraft = {
    attendanceId: id,
    registrationKey: registrationKey(stored, newKeyPart()),
    form: correction?.form ?? registration.typed ?? registration.form,
    savedAt: now,
  };
  const isElsewhere = stored.state === 'integrated-elsewhere' || isAskingOfElsewhere(registration);
  return [
    { collection: 'registrations', id: registration.key, value: null },
    { collection: 'drafts', id: draftId(id, registration.key), value: null },
    { collection: 'drafts', id: draftId(id, null), value: draft },
    {
      collection: 'attendances',
      id,
      value: { ...stored, state: isElsewhere ? 'integrated-elsewhere' : 'pending' },
    },
  ];
}

function isAskingOfElsewhere({ progress }: StoredRegistration): boolean {
  return progress.step === 'asking' && progress.question.kind === 'integrated-elsewhere';
}

/** The draft that Enviar itself prepares for the next of several registrations is nobody's work. */
function isNextTyped({ next, siblings }: WithdrawalInput): boolean {
  if (!next) return false;
  const typed = JSON.stringify(next.form);
  return !siblings.some(({ form }) => JSON.stringify(formForNextRegistration(form)) === typed);
}
