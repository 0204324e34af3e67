import { AppError } from '../../../common/errors';
import { failureText, type FailureText } from '../../../common/texts/failures';
import { answerError, errorCodeOfStatus } from '../http/answer-error';
import { isSuccess, type HttpAnswer } from '../http/send-request';
import { parseJson, serverMessageOf } from '../http/wire-values';
import { errorWords, readEnvelope, saysNothingFound } from './envelope';
import { fieldMessages } from './field-names';
import { saysProcessClosed } from './process-closed';
import { fieldsOf } from './wire-record';

/**
 * The error that a failing answer of an API route stands for; a success that is passed in carries errors in place of a
 * result, as some versions refuse. Bimer's own words are shown for refused data only.
 */
export function apiAnswerError(answer: HttpAnswer): AppError {
  const envelope = readEnvelope(parseJson(answer.text));
  const words = errorWords(envelope);
  // A 404 of Bimer itself speaks of a record, one without envelope of a wrong address.
  const isMissingRecord = answer.status === 404 && envelope?.isEnvelope === true;
  const code = isMissingRecord ? 'not-found' : errorCodeOfStatus(isSuccess(answer) ? 400 : answer.status);
  if (code !== 'invalid-request') return answerError(answer, code, null);
  return answerError(answer, code, null, {
    ...(words !== null && { message: failureText('bimer-refused', { words }) }),
    fields: asServerWords(fieldMessages(envelope?.errors ?? [])),
  });
}

/** As `apiAnswerError`, for a parecer: a process that is closed or does not exist is told apart. */
export function opinionAnswerError(answer: HttpAnswer): AppError {
  const envelope = readEnvelope(parseJson(answer.text));
  const isClosed = saysProcessClosed(envelope?.errors ?? []);
  if (!isClosed && !saysNothingFound(envelope)) return apiAnswerError(answer);
  const message = failureText(isClosed ? 'process-closed' : 'process-missing');
  return answerError(answer, isClosed ? 'process-closed' : 'not-found', null, {
    message,
    fields: { processNumber: message },
  });
}

/** The error of a sign-in that gave no token. Bimer answers 400 to a wrong password, so 400 is a refusal here. */
export function signInAnswerError(answer: HttpAnswer): AppError {
  const body = parseJson(answer.text);
  const words = serverMessageOf(fieldsOf(body)('error_description')) ?? errorWords(readEnvelope(body));
  if (isSuccess(answer) && words === null)
    return new AppError('invalid-response', { detail: 'no token in the answer' });
  const isRefusal = answer.status === 400 || answer.status === 422 || isSuccess(answer);
  const code = isRefusal ? 'unauthorized' : errorCodeOfStatus(answer.status);
  return answerError(answer, code, words, {
    ...(code === 'invalid-response' && { message: failureText('bimer-sign-in-unknown') }),
  });
}

function asServerWords(
  messages: Record<string, string> | undefined,
): Record<string, FailureText> | undefined {
  return (
    messages &&
    Object.fromEntries(
      Object.entries(messages).map(([field, words]) => [field, failureText('server-words', { words })]),
    )
  );
}
