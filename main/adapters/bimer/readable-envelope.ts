import { AppError } from '../../../common/errors';
import { isSuccess, type HttpAnswer } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import { apiAnswerError } from './answer-errors';
import { readEnvelope, saysNothingFound, type Envelope } from './envelope';

/** The envelope of an answer that must be a result; “nothing found” is an empty one. @throws AppError */
export function readableEnvelope(answer: HttpAnswer): Envelope {
  const envelope = readEnvelope(parseJson(answer.text));
  const isAnswer = isSuccess(answer) || answer.status === 400 || answer.status === 404;
  // A record beside it is the stronger statement, and a server that breaks down says nothing about what there is.
  if (isAnswer && saysNothingFound(envelope) && envelope?.items.length === 0)
    return { errors: [], items: [], paging: null, isEnvelope: true };
  if (!isSuccess(answer)) throw apiAnswerError(answer);
  if (envelope === null) throw new AppError('invalid-response', { detail: 'no JSON list or object' });
  // Some versions refuse with a 200: the body is what counts.
  if (envelope.errors.length > 0 && envelope.items.length === 0) throw apiAnswerError(answer);
  return envelope;
}
