import { AppError, type AppErrorOptions, type ErrorCode } from '../../../common/errors';
import { isCertificateCode } from './certificate-failure';
import { explain, handshakeCode } from './explain';

/** No usable answer came. */
export class TransportError extends AppError {
  constructor(
    code: ErrorCode,
    /** Whether the server can have got the request's body. False only when no connection was made. */
    readonly mayHaveArrived: boolean,
    options: AppErrorOptions & { detail: string },
  ) {
    super(code, options);
  }
}

/** Codes that exist only before a connection. */
const beforeConnection = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENOTPRIVATE', 'EPROXY']);
/** Codes that occur on an open connection, too: the system call tells which it was. */
const anyTime = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);
/** got's names of the time-outs that fire before the request is written. */
const connectPhases = new Set(['lookup', 'connect', 'secureConnect']);

/** The traces that got and Node leave in an error; every one may be missing. */
interface Trace {
  name?: unknown;
  code?: unknown;
  /** Phase of got's TimeoutError. */
  event?: unknown;
  syscall?: unknown;
  /** Attempts per address, when a host has several. */
  errors?: unknown;
  cause?: unknown;
  timings?: { secureConnect?: unknown } | undefined;
}

/**
 * Turns what got threw into a TransportError, decides whether the body can have reached the server, and says in pt-BR what
 * happened on the way to `host`.
 */
export function transportError(thrown: unknown, host = ''): TransportError {
  if (thrown instanceof TransportError) return thrown;
  const trace: Trace = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const code = codeOf(trace);
  const isTimeout = trace.name === 'TimeoutError' || code === 'ETIMEDOUT';
  const detail = isTimeout && typeof trace.event === 'string' ? `${code} (${trace.event})` : code;
  return new TransportError(errorCodeFor(trace, code, isTimeout), canHaveArrived(trace, code), {
    message: explain(code, host, causesOf(thrown)) ?? undefined,
    detail,
    cause: thrown,
  });
}

/** What was thrown and what caused it: got wraps what it was given. */
function causesOf(thrown: unknown): unknown[] {
  return [thrown, ...(thrown instanceof Error && thrown.cause !== undefined ? causesOf(thrown.cause) : [])];
}

/** got's own codes say only where it failed; what failed is in the cause. */
function codeOf({ code, cause }: Trace): string {
  if (typeof code === 'string' && !/^ERR_(GOT|READING)/.test(code)) return code;
  const inner = typeof cause === 'object' && cause !== null ? (cause as Trace).code : undefined;
  if (typeof inner === 'string') return inner;
  return typeof code === 'string' ? code : 'UNKNOWN';
}

/** The answer is larger than what is read. */
export class AnswerTooLargeError extends TransportError {
  constructor() {
    super('invalid-response', true, { detail: 'answer too large' });
  }
}

function errorCodeFor(trace: Trace, code: string, isTimeout: boolean): ErrorCode {
  if (isTimeout) return 'timeout';
  if (code === 'ENOTPRIVATE' || isCertificateCode(code) || handshakeCode.test(code))
    return 'insecure-connection';
  if (code.startsWith('HPE_') || code.startsWith('Z_') || trace.name === 'ParseError')
    return 'invalid-response';
  return 'network-unreachable';
}

function canHaveArrived(trace: Trace, code: string): boolean {
  if (beforeConnection.has(code) || isCertificateCode(code)) return false;
  if (handshakeCode.test(code)) return trace.timings?.secureConnect !== undefined;
  if (trace.name === 'TimeoutError') return !connectPhases.has(String(trace.event));
  if (anyTime.has(code)) return !isConnectFailure(trace) && !isConnectFailure(trace.cause);
  return true;
}

/** True when the failed system call was the connecting itself, for one address or for each of several. */
function isConnectFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { syscall, errors } = error as Trace;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => isConnectFailure(one));
  return syscall === 'connect';
}
