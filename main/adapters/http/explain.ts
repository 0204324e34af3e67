import { failureText, type FailureText } from '../../../common/texts/failures';
import { explainCertificate, isCertificateCode } from './certificate-failure';
import { tlsTraceOf } from './peer-certificate';
import { NotPrivateError } from './private-lookup';
import { ProxyError } from './proxy-error';

/** OpenSSL's codes of a handshake that failed before any certificate was judged. */
export const handshakeCode = /^(EPROTO|ERR_SSL_|ERR_TLS_)/;

/**
 * What a failed connection to `host` means for the person; null where the usual words of the error code say it all.
 * `causes`: what was thrown and what caused it, the innermost last.
 */
export function explain(code: string, host: string, causes: readonly unknown[]): FailureText | null {
  const known = causes.find((cause) => cause instanceof NotPrivateError || cause instanceof ProxyError);
  if (known instanceof NotPrivateError)
    return failureText('not-private', { host: known.hostname, address: known.address });
  if (known instanceof ProxyError) return explainProxy(known, host);
  if (host === '') return null;
  if (isCertificateCode(code)) return explainCertificate(code, host, tlsTraceOf(causes.at(-1)), new Date());
  if (handshakeCode.test(code)) return failureText('no-tls', { host });
  switch (code) {
    case 'ENOTFOUND':
      return failureText('name-not-found', { host });
    case 'EAI_AGAIN':
      return failureText('names-unavailable', { host });
    case 'ECONNREFUSED':
      return failureText('connection-refused', { host });
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return failureText('no-way-to-server', { host });
    default:
      return null;
  }
}

function explainProxy({ proxy, trouble, cause }: ProxyError, host: string): FailureText {
  switch (trouble.kind) {
    case 'unreachable': {
      const { code } = (cause ?? {}) as { code?: unknown };
      return typeof code === 'string' && isCertificateCode(code)
        ? explainCertificate(code, proxy, tlsTraceOf(cause), new Date())
        : failureText('proxy-unreachable', { proxy });
    }
    case 'credentials':
      return trouble.hasCredentials
        ? failureText('proxy-refused-user', { proxy })
        : failureText('proxy-asks', { proxy });
    case 'refused':
      return trouble.status >= 500
        ? failureText('proxy-failed', { proxy, host, status: trouble.status })
        : failureText('proxy-forbids', { proxy, host, status: trouble.status });
    case 'unsupported':
      return failureText('proxy-unsupported', { proxy });
  }
}
