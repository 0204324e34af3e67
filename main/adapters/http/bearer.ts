import { AppError } from '../../../common/errors';

/**
 * The authorization header of a token.
 * @throws AppError `not-configured` without a token, `unauthorized` for one that no header can carry
 */
export function bearerHeader(token: string | null): { authorization: string } {
  const text = token?.trim() ?? '';
  if (text === '') throw new AppError('not-configured');
  if (!isHeaderSafe(text)) throw new AppError('unauthorized', { detail: 'token has unusable characters' });
  return { authorization: `Bearer ${text}` };
}

/** Printable ASCII of a sane length: everything else is no token, and could break out of the header. */
export function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]{1,16384}$/.test(text);
}
