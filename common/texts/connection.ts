/** What is said when no connection comes about, and what to do. `host`: the name or address that was to be reached. */
export interface ConnectionText {
  message: string;
  action: string;
}

const nothingLost = 'Nada se perde: o envio continua quando a conexão voltar.';

const onlyBasic =
  'O aplicativo só entra em proxies com autenticação básica (Basic): NTLM e Kerberos (Negotiate) não funcionam; nesse caso peça à TI que deixe o servidor fora do proxy.';

export const connectionTexts = {
  nameNotFound: (host: string): ConnectionText => ({
    message: `O nome “${host}” não foi encontrado nesta rede.`,
    action: `Confira o endereço em Configurações e se a rede ou a VPN está ligada. ${nothingLost}`,
  }),
  namesUnavailable: (host: string): ConnectionText => ({
    message: `A rede não respondeu onde fica “${host}” (o serviço de nomes, DNS, não está acessível).`,
    action: `Verifique a rede ou a VPN. ${nothingLost}`,
  }),
  refused: (host: string): ConnectionText => ({
    message: `Não foi possível alcançar o servidor: “${host}” recusou a conexão.`,
    action: `Confira o endereço e a porta em Configurações e se o servidor está em funcionamento. ${nothingLost}`,
  }),
  noRoute: (host: string): ConnectionText => ({
    message: `Não foi possível alcançar o servidor: não há caminho até “${host}” nesta rede.`,
    action: `Verifique a rede ou a VPN. ${nothingLost}`,
  }),
  notPrivate: (host: string, address: string): ConnectionText => ({
    message: `“${host}” leva a ${address}, fora da rede interna; com http:// a senha iria sem proteção e nada foi enviado.`,
    action: 'Use um endereço https:// ou confira com a TI o nome do servidor.',
  }),
  onlyProxyKnows: (host: string): ConnectionText => ({
    message: `Este computador não sabe onde fica “${host}”, só o proxy; com http:// a senha poderia sair da rede interna, e nada foi enviado.`,
    action:
      'Use um endereço https:// ou o endereço numérico (http://192.168.0.10:8085), ou peça à TI que o servidor fique fora do proxy.',
  }),
  proxyUnreachable: (proxy: string): ConnectionText => ({
    message: `Não foi possível alcançar o proxy “${proxy}”.`,
    action: `Confira o proxy em Configurações, ou nas opções de rede do sistema, e a rede ou a VPN. ${nothingLost}`,
  }),
  proxyAsks: (proxy: string): ConnectionText => ({
    message: `O proxy “${proxy}” pede usuário e senha.`,
    action: `Informe em Configurações o endereço do proxy, o usuário e a senha. ${onlyBasic}`,
  }),
  proxyRefusedUser: (proxy: string): ConnectionText => ({
    message: `O proxy “${proxy}” recusou o usuário e a senha.`,
    action: `Confira-os em Configurações. ${onlyBasic}`,
  }),
  proxyForbids: (proxy: string, host: string, status: number): ConnectionText => ({
    message: `O proxy “${proxy}” não permite a conexão com “${host}” (HTTP ${status}).`,
    action: 'Peça à TI que libere o servidor no proxy, ou que o deixe fora dele.',
  }),
  proxyFailed: (proxy: string, host: string, status: number): ConnectionText => ({
    message: `O proxy “${proxy}” não conseguiu chegar a “${host}” (HTTP ${status}).`,
    action: `Confira o endereço em Configurações; se estiver certo, avise a TI. ${nothingLost}`,
  }),
  proxyUnsupported: (proxy: string): ConnectionText => ({
    message: `As opções de rede do sistema indicam um proxy que o aplicativo não sabe usar (${proxy}).`,
    action: 'Informe em Configurações o endereço de um proxy HTTP, ou peça ajuda à TI.',
  }),
  noTls: (host: string): ConnectionText => ({
    message: `“${host}” não respondeu como um servidor https.`,
    action:
      'Confira se o endereço começa mesmo com https:// e se a porta está certa; um servidor muito antigo pode precisar de atualização (TLS 1.2 ou mais novo).',
  }),
} as const;

/** What is said of a server that answers, but not as a Karoo or a Bimer would. */
export const answerTexts = {
  noSuchRoute: (status: number): ConnectionText => ({
    message: `O servidor responde, mas não conhece o caminho chamado (HTTP ${status}).`,
    action:
      'Confira o endereço em Configurações, até o fim (por exemplo …/BimerApi). Se estiver certo, esta versão pode ter outras rotas: a TI as informa na política (karoo.routes, bimer.routes).',
  }),
  redirected: (status: number): ConnectionText => ({
    message: `O servidor mandou ir a outro endereço (HTTP ${status}), e o aplicativo não vai: poderia ser de outra pessoa.`,
    action:
      'Confira o endereço em Configurações (http ou https, até o fim). Em redes de visitantes, entre antes pelo navegador.',
  }),
  proxyAsks: {
    message: 'Um proxy no caminho pede usuário e senha (HTTP 407).',
    action: `Informe o proxy em Configurações. ${onlyBasic}`,
  },
  notThis: (service: string): ConnectionText => ({
    message: `O servidor responde, mas não como um ${service}.`,
    action: `Confira o endereço em Configurações: há outro programa nele, ou uma página de entrada da rede.`,
  }),
  moduleMissing: {
    message: 'O Bimer aceitou o usuário e a senha, mas o usuário não tem acesso ao módulo “Bimer API”.',
    action: 'Peça ao administrador do Bimer que libere o módulo “Bimer API” para este usuário.',
  },
} as const;

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
