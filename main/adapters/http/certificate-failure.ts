import type { CertificateFlaw, FailedCertificate } from '../../../common/texts/certificates';
import { failureText, type FailureText } from '../../../common/texts/failures';
import type { ShownCertificate, TlsTrace } from './peer-certificate';

/** OpenSSL's and Node's names of what is wrong with a certificate. */
const flaws: Record<string, CertificateFlaw> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT: 'incomplete-chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'incomplete-chain',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-name',
  HOSTNAME_MISMATCH: 'other-name',
  CERT_REVOKED: 'revoked',
};

const otherCertificateCode =
  /^(CERT_|ERR_TLS_CERT|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;

/** Whether the code says that the server's certificate was refused. */
export function isCertificateCode(code: string): boolean {
  return code in flaws || otherCertificateCode.test(code);
}

/** What is said of a refused certificate: which one of those shown, and why. `trace`: null = not known. */
export function explainCertificate(
  code: string,
  host: string,
  trace: TlsTrace | null,
  now: Date,
): FailureText {
  const flaw = flaws[code] ?? 'other';
  const shown = failedOf(flaw, trace?.chain ?? [], now);
  const failed = shown && failedCertificate(flaw, shown);
  return failureText('certificate-refused', { host, flaw, failed, fileProblem: trace?.trustProblem ?? null });
}

/** The chain goes from the server's own certificate towards the authority. */
function failedOf(flaw: CertificateFlaw, chain: ShownCertificate[], now: Date): ShownCertificate | null {
  const own = chain[0] ?? null;
  switch (flaw) {
    case 'expired':
      return chain.find(({ validTo }) => validTo < now) ?? own;
    case 'not-yet-valid':
      return chain.find(({ validFrom }) => validFrom > now) ?? own;
    case 'incomplete-chain':
    case 'unknown-authority':
      return chain.at(-1) ?? null;
    default:
      return own;
  }
}

function failedCertificate(flaw: CertificateFlaw, shown: ShownCertificate): FailedCertificate {
  const { subject, issuer, names, validFrom, validTo } = shown;
  return { flaw, subject, issuer, names, validFrom: dayOf(validFrom), validTo: dayOf(validTo) };
}

function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '?' : date.toLocaleDateString('pt-BR');
}
