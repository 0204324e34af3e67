import { AppError, type AppErrorOptions } from '../../../common/errors';

/**
 * The authorization header of a token. `refusal`: what is said of one that no server could accept.
 * @throws AppError `not-configured` without a token, `unauthorized` for one that no header can carry
 */
export function bearerHeader(token: string | null, refusal: AppErrorOptions = {}): { authorization: string } {
  const text = token?.trim() ?? '';
  if (text === '') throw new AppError('not-configured');
  if (!isHeaderSafe(text))
    throw new AppError('unauthorized', { ...refusal, detail: 'token has unusable characters' });
  return { authorization: `Bearer ${text}` };
}

/** Printable ASCII of a sane length: everything else is no token, and could break out of the header. */
export function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(text);
}
