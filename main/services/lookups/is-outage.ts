import { AppError, type ErrorCode } from '../../../common/errors';

const outageCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'network-unreachable',
  'timeout',
  'rate-limited',
  'server-error',
  'invalid-response',
]);

/** Whether the failure is one that passes by itself, so that what is known from before may stand in. */
export function isOutage(thrown: unknown): boolean {
  return outageCodes.has(AppError.from(thrown).code);
}
