import type { ErrorCode } from '../../../common/errors';

const signInCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unauthorized',
  'forbidden',
  'other-account',
  'not-configured',
]);

/** Whether only new settings or rights can help; such a try does not count as an attempt. */
export function isSignInProblem(code: ErrorCode): boolean {
  return signInCodes.has(code);
}
