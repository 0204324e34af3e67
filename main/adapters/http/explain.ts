import { connectionTexts, type ConnectionText } from '../../../common/texts/connection';
import { explainCertificate, isCertificateCode } from './certificate-failure';
import { tlsTraceOf } from './peer-certificate';
import { NotPrivateError } from './private-lookup';
import { ProxyError } from './proxy-error';

/** OpenSSL's codes of a handshake that failed before any certificate was judged. */
export const handshakeCode = /^(EPROTO|ERR_SSL_|ERR_TLS_)/;

/**
 * What a failed connection to `host` means for the person; {} where the usual words of the error code say it all.
 * `causes`: what was thrown and what caused it, the innermost last.
 */
export function explain(
  code: string,
  host: string,
  causes: readonly unknown[],
): ConnectionText | Record<string, never> {
  const known = causes.find((cause) => cause instanceof NotPrivateError || cause instanceof ProxyError);
  if (known instanceof NotPrivateError) return connectionTexts.notPrivate(known.hostname, known.address);
  if (known instanceof ProxyError) return explainProxy(known, host);
  if (host === '') return {};
  if (isCertificateCode(code)) return explainCertificate(code, host, tlsTraceOf(causes.at(-1)), new Date());
  if (handshakeCode.test(code)) return connectionTexts.noTls(host);
  switch (code) {
    case 'ENOTFOUND':
      return connectionTexts.nameNotFound(host);
    case 'EAI_AGAIN':
      return connectionTexts.namesUnavailable(host);
    case 'ECONNREFUSED':
      return connectionTexts.refused(host);
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EHOSTDOWN':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return connectionTexts.noRoute(host);
    default:
      return {};
  }
}

function explainProxy({ proxy, trouble, cause }: ProxyError, host: string): ConnectionText {
  switch (trouble.kind) {
    case 'unreachable': {
      const { code } = (cause ?? {}) as { code?: unknown };
      return typeof code === 'string' && isCertificateCode(code)
        ? explainCertificate(code, proxy, tlsTraceOf(cause), new Date())
        : connectionTexts.proxyUnreachable(proxy);
    }
    case 'credentials':
      return trouble.hasCredentials
        ? connectionTexts.proxyRefusedUser(proxy)
        : connectionTexts.proxyAsks(proxy);
    case 'refused':
      return trouble.status >= 500
        ? connectionTexts.proxyFailed(proxy, host, trouble.status)
        : connectionTexts.proxyForbids(proxy, host, trouble.status);
    case 'unsupported':
      return connectionTexts.proxyUnsupported(proxy);
  }
}
