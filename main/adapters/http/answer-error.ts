import { AppError, type AppErrorOptions, type ErrorCode } from '../../../common/errors';
import { failureText, type FailureText } from '../../../common/texts/failures';
import type { HttpAnswer } from './send-request';
import { retryAfterMs } from './retry-after';

/** The server answered, and the answer is a failure. */
export class AnswerError extends AppError {
  constructor(
    code: ErrorCode,
    readonly status: number,
    options: AppErrorOptions,
  ) {
    super(code, options);
  }
}

/** What a status means for both services, where the service has no rule of its own. */
export function errorCodeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 429) return 'rate-limited';
  if (status === 400 || status === 409 || status === 422) return 'invalid-request';
  if (status === 408) return 'timeout';
  return status >= 500 ? 'server-error' : 'invalid-response';
}

/** What is said of an answer that no Karoo and no Bimer would give; null = nothing of its own. */
function strangeAnswerText({ status }: HttpAnswer): FailureText | null {
  if (status === 407) return failureText('proxy-on-the-way');
  if (status >= 300 && status < 400) return failureText('redirected', { status });
  return status === 404 || status === 405 ? failureText('no-such-route', { status }) : null;
}

/** `words`: the server's own, already cleaned. They go into the technical detail. */
export function answerError(
  answer: HttpAnswer,
  code: ErrorCode,
  words: string | null,
  options?: AppErrorOptions,
) {
  const detail = `HTTP ${answer.status}${words === null ? '' : `: ${words}`}`;
  // What the service itself says of it takes the place of the whole text, with what to do.
  const isSaid = options?.message !== undefined;
  const strange = code === 'invalid-response' && !isSaid ? strangeAnswerText(answer) : null;
  const waitMs = retryAfterMs(answer.headers['retry-after'], Date.now());
  return new AnswerError(code, answer.status, {
    detail,
    retryAfterMs: waitMs,
    ...(strange && { message: strange }),
    ...options,
  });
}
