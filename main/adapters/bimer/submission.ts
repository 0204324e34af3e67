import { AppError } from '../../../common/errors';
import { failureText, type UnknownOutcomeCause } from '../../../common/texts/failures';
import type { BimerRegistration, KeySearchOutcome, SubmissionOutcome } from '../../services/ports';
import { AnswerError } from '../http/answer-error';
import type { TransportError } from '../http/transport-error';
import { isSuccess, type HttpAnswer } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import { apiAnswerError, opinionAnswerError } from './answer-errors';
import type { BimerClient, CallResult } from './bimer-client';
import { readEnvelope } from './envelope';
import { registrationBody } from './mapping/registration-body';
import { completeRecord, readStoredReference } from './mapping/stored-record';

/** Sends a registration once and says what is known afterwards. Never throws. */
export async function submitRegistration(
  client: BimerClient,
  registration: BimerRegistration,
  processNumber: string | null,
  findByKey: (key: string, processNumber: string | null) => Promise<KeySearchOutcome>,
): Promise<SubmissionOutcome> {
  const json = registrationBody(registration);
  const result = await client.call(
    processNumber === null
      ? { method: 'POST', route: 'atendimentos', json }
      : { method: 'POST', route: 'pareceresDoAtendimento', values: { numero: processNumber }, json },
  );
  const outcome = outcomeOf(result, processNumber);
  if (outcome.kind !== 'stored-without-number') return outcome;
  const found = await findByKey(registration.key, processNumber);
  const records = found.kind === 'found' ? [found.record, ...found.others] : [];
  const record = records.find(({ id }) => id === outcome.id);
  return record ? { kind: 'stored', record } : unknown('unreadable', null, 'answer without number');
}

/** Stored, but under which number? Only the search can tell. */
interface StoredWithoutNumber {
  kind: 'stored-without-number';
  id: string;
}

type AnswerOutcome = SubmissionOutcome | StoredWithoutNumber;

function outcomeOf(result: CallResult, processNumber: string | null): AnswerOutcome {
  switch (result.kind) {
    case 'not-called':
      return notSent(result.error);
    case 'failed':
      return result.error.mayHaveArrived ? unknownAfter(result.error) : notSent(result.error);
    case 'answered':
      return outcomeOfAnswer(result.answer, processNumber);
  }
}

function outcomeOfAnswer(answer: HttpAnswer, processNumber: string | null): AnswerOutcome {
  const { status } = answer;
  if (isSuccess(answer)) return outcomeOfSuccess(answer, processNumber);
  const error = answerErrorOf(answer, processNumber);
  // 403 is mended by whoever grants the right; the registration itself is as good as before.
  if (status === 403 || status === 429) return notSent(error);
  return isRefusal(status) ? { kind: 'refused', error } : unknown('status', status, `HTTP ${status}`, error);
}

/**
 * Statuses that say for certain that the body was not taken. No 5xx does, whatever its headers (whoever stands before
 * Bimer adds `Retry-After` to the failure of a request that was passed on); nor do 408 and other redirects.
 */
function isRefusal(status: number): boolean {
  return (status >= 400 && status <= 499 && status !== 408) || status === 307 || status === 308;
}

function outcomeOfSuccess(answer: HttpAnswer, processNumber: string | null): AnswerOutcome {
  const envelope = readEnvelope(parseJson(answer.text));
  const reference = envelope?.items.map(readStoredReference).find((one) => one !== null);
  if (!reference) {
    // Errors and no record: asked again and again, it would be refused again and again.
    return envelope !== null && envelope.errors.length > 0
      ? { kind: 'refused', error: answerErrorOf(answer, processNumber) }
      : unknown('unreadable', answer.status, `HTTP ${answer.status} without identifier`);
  }
  const record = completeRecord(reference, processNumber);
  return record ? { kind: 'stored', record } : { kind: 'stored-without-number', id: reference.id };
}

function answerErrorOf(answer: HttpAnswer, processNumber: string | null): AppError {
  return processNumber === null ? apiAnswerError(answer) : opinionAnswerError(answer);
}

function notSent(error: AppError): SubmissionOutcome {
  return { kind: 'not-sent', error, retryAfterMs: error instanceof AnswerError ? error.retryAfterMs : null };
}

function unknownAfter(error: TransportError): SubmissionOutcome {
  return unknown(error.code === 'timeout' ? 'timeout' : 'broken-off', null, error.detail, error);
}

function unknown(
  kind: UnknownOutcomeCause['kind'],
  status: number | null,
  detail: string | undefined,
  cause?: unknown,
): SubmissionOutcome {
  const message = failureText('outcome-unknown', { why: { kind, status } });
  return { kind: 'unknown', error: new AppError('unknown-outcome', { message, detail, cause }) };
}
