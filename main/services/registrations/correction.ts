import { AppError } from '../../../common/errors';
import { draftId } from '../drafts/draft-id';
import type { StoreChange } from '../stored-shapes';
import type { StoredRegistration } from './registration';
import { typedApart, type Submission, type SubmissionInput } from './submission';
import { transition } from './transition';

/** What Enviar writes for a corrected form. Throws AppError `not-allowed` when the registration was not refused. */
export function planCorrection(input: SubmissionInput, refused: StoredRegistration): Submission {
  const { stored, form, pickedMessageIds, undoUntil, now } = input;
  refuseUnlessRefused(refused);
  // The next registration may be half written already: then a correction does not end the attendance.
  const isConcluding = stored.state === 'pending' && (input.isLast || !form.isMultiple) && !input.draft;
  const registration: StoredRegistration = {
    ...transition(refused, { kind: 'corrected', undoUntil }, now),
    form,
    typed: typedApart(input),
    pickedMessageIds: [...(pickedMessageIds ?? refused.pickedMessageIds)],
    customer: refused.form.customerCode === form.customerCode ? refused.customer : input.customer,
    isLast: refused.isLast || isConcluding,
  };
  const { id } = stored.attendance;
  const changes: StoreChange[] = [
    { collection: 'registrations', id: refused.key, value: registration },
    { collection: 'drafts', id: draftId(id, refused.key), value: null },
  ];
  if (isConcluding) changes.push({ collection: 'attendances', id, value: { ...stored, state: 'concluded' } });
  return { registration, changes };
}

function refuseUnlessRefused({ progress, attendance }: StoredRegistration): void {
  switch (progress.step) {
    case 'refused':
      return;
    case 'asking':
      throw new AppError('not-allowed', {
        message: `O registro do atendimento ${attendance.number} espera a sua resposta antes de ser enviado de novo.`,
        action: 'Responda em Fila de envio.',
      });
    default:
      throw new AppError('not-allowed', {
        message: 'Este registro acabou de ser enviado.',
        action: 'Acompanhe o registro na fila de envio ou no histórico.',
      });
  }
}
