import type { ConnectionText } from './connection';

/** Why a certificate does not count. */
export type CertificateFlaw =
  | 'unknown-authority'
  | 'incomplete-chain'
  | 'self-signed'
  | 'expired'
  | 'not-yet-valid'
  | 'other-name'
  | 'revoked'
  | 'other';

/** The certificate that failed, as the person may see it. */
export interface FailedCertificate {
  flaw: CertificateFlaw;
  subject: string;
  issuer: string;
  /** dd/mm/aaaa */
  validFrom: string;
  validTo: string;
  names: string[];
}

const ofIssuer = (issuer: string) => (issuer === '' ? 'de quem o emitiu' : `da autoridade “${issuer}”`);

const flawTexts: Record<CertificateFlaw, (failed: FailedCertificate) => { reason: string; action: string }> =
  {
    'unknown-authority': ({ issuer }) => ({
      reason: 'não é de uma autoridade que este computador reconheça',
      action: `Peça à TI que instale o certificado ${ofIssuer(issuer)} neste computador ou o indique na política (network.caFile).`,
    }),
    'incomplete-chain': ({ issuer }) => ({
      reason: 'não vale neste computador, que não conhece quem o emitiu',
      action: `Peça à TI que instale o certificado ${ofIssuer(issuer)} neste computador ou o indique na política (network.caFile), ou que o servidor envie também os certificados intermediários.`,
    }),
    'self-signed': () => ({
      reason: 'foi assinado por ele mesmo, e nenhuma autoridade responde por ele',
      action:
        'Peça à TI um certificado emitido por uma autoridade, ou que indique este certificado na política (network.caFile).',
    }),
    expired: ({ validTo }) => ({
      reason: validTo === '' ? 'venceu' : `venceu em ${validTo}`,
      action:
        'Confira a data deste computador; se estiver certa, peça à TI que renove o certificado do servidor.',
    }),
    'not-yet-valid': ({ validFrom }) => ({
      reason: validFrom === '' ? 'ainda não vale' : `ainda não vale: só a partir de ${validFrom}`,
      action: 'Confira a data deste computador; se estiver certa, avise a TI.',
    }),
    'other-name': ({ names }) => ({
      reason: names.length === 0 ? 'não vale para este servidor' : `vale para ${names.join(', ')}`,
      action:
        'Use em Configurações o nome que está no certificado, ou peça à TI um certificado com o nome usado no endereço.',
    }),
    revoked: () => ({
      reason: 'foi revogado por quem o emitiu',
      action: 'Avise a TI: o servidor precisa de um novo certificado.',
    }),
    other: () => ({
      reason: 'não foi aceito',
      action: 'Copie esta mensagem e avise a TI.',
    }),
  };

/** A server's certificate that does not count; `failed`: which of those shown, null = not known. */
export interface RefusedCertificate {
  host: string;
  flaw: CertificateFlaw;
  failed: FailedCertificate | null;
  fileProblem: CaFileProblem | null;
}

/** Why the company's file of certificates does not count. `code`: of the file system. */
export type CaFileProblem =
  { path: string; why: 'unreadable'; code: string } | { path: string; why: 'too-large' | 'no-certificate' };

/** In pt-BR. */
export function caFileProblemText(problem: CaFileProblem): string {
  const whys = {
    unreadable: () => `não pôde ser lido (${problem.why === 'unreadable' ? problem.code : ''})`,
    'too-large': () => 'é grande demais',
    'no-certificate': () => 'não contém um certificado em PEM ou DER',
  };
  return `O arquivo de certificados ${problem.path} ${whys[problem.why]()}.`;
}

/** `host` was connected to and showed a certificate that does not count; null = which one is not known. */
export function certificateText(
  host: string,
  flaw: CertificateFlaw,
  failed: FailedCertificate | null,
): ConnectionText {
  const unnamed = { flaw, subject: '', issuer: '', validFrom: '', validTo: '', names: [] };
  const { reason, action } = flawTexts[flaw](failed ?? unnamed);
  const which = failed === null ? '' : ` “${failed.subject}”, emitido por “${failed.issuer}”,`;
  return {
    message: `A conexão com “${host}” não é segura: o certificado${which} ${reason}.`,
    action,
  };
}
