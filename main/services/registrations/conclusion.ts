import { AppError } from '../../../common/errors';
import { draftId } from '../drafts/draft-id';
import type { StoreChange, StoredAttendance } from '../stored-shapes';
import type { StoredRegistration } from './registration';
import { transition } from './transition';

/**
 * What ending an attendance without another registration writes: the attendance concluded, the draft of the next
 * registration gone, the last registration marked as last (and marked in Karoo once more, which must learn it). A
 * registration whose outcome only the agent could find out counts as registered: the agent just said so. Throws
 * AppError `not-allowed` when nothing was registered or a registration waits to be corrected or for an answer.
 */
export function planConclusion(
  stored: StoredAttendance,
  registrations: readonly StoredRegistration[],
  now: number,
): StoreChange[] {
  const { id } = stored.attendance;
  const settled = registrations
    .map((registration) => (isUnknown(registration) ? confirm(registration, now) : registration))
    .toSorted((a, b) => a.sequence - b.sequence);
  const last = settled.at(-1);
  if (!last) throw refusal('Nada foi registrado deste atendimento ainda.', 'Preencha o formulário e envie.');
  if (settled.some(({ progress }) => progress.step === 'refused')) {
    throw refusal(
      'Um registro deste atendimento foi recusado.',
      'Corrija-o e envie de novo antes de concluir.',
    );
  }
  if (settled.some(({ progress }) => progress.step === 'asking')) {
    throw refusal(
      'Um registro deste atendimento espera a sua resposta.',
      'Responda em Fila de envio antes de concluir.',
    );
  }
  const changed = settled
    .map((registration) =>
      registration === last ? transition(last, { kind: 'made-last' }, now) : registration,
    )
    .filter((registration) => !registrations.includes(registration));
  return [
    { collection: 'attendances', id, value: { ...stored, state: 'concluded' } },
    { collection: 'drafts', id: draftId(id, null), value: null },
    ...changed.flatMap((value): StoreChange[] => [
      { collection: 'registrations', id: value.key, value },
      { collection: 'drafts', id: draftId(id, value.key), value: null },
    ]),
  ];
}

function isUnknown({ progress }: StoredRegistration): boolean {
  return progress.step === 'asking' && progress.question.kind === 'unknown-outcome';
}

function confirm(registration: StoredRegistration, now: number): StoredRegistration {
  return transition(registration, { kind: 'confirmed-by-agent', number: null }, now);
}

function refusal(message: string, action: string): AppError {
  return new AppError('not-allowed', { message, action });
}
