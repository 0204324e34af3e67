import { connectionTexts, type ConnectionText } from '../../../common/texts/connection';
import { explainCertificate, isCertificateCode } from './certificate-failure';
import { tlsTraceOf } from './peer-certificate';
import { NotPrivateError } from './private-lookup';

/** OpenSSL's codes of a handshake that failed before any certificate was judged. */
export const handshakeCode = /^(EPROTO|ERR_SSL_|ERR_TLS_)/;

/** What a failed connection to `host` means for the person; {} where the usual words of the error code say it all. */
export function explain(code: string, host: string, root: unknown): ConnectionText | Record<string, never> {
  if (root instanceof NotPrivateError) return connectionTexts.notPrivate(root.hostname, root.address);
  if (host === '') return {};
  if (isCertificateCode(code)) return explainCertificate(code, host, tlsTraceOf(root), new Date());
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
