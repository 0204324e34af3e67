import { caFileProblemText, certificateText, type RefusedCertificate } from './certificates';

/** What is said when no connection comes about, and what to do. `host`: the name or address that was to be reached. */
export interface ConnectionText {
  message: string;
  action: string;
}

const nothingLost = 'Nada se perde: o envio continua quando a conexão voltar.';

const onlyBasic =
  'O aplicativo só entra em proxies com autenticação básica (Basic): NTLM e Kerberos (Negotiate) não funcionam; nesse caso peça à TI que deixe o servidor fora do proxy.';

/** By key, as what is kept of a failure names it (`failures.ts`). */
export const connectionFailures = {
  'name-not-found': ({ host }: { host: string }): ConnectionText => ({
    message: `O nome “${host}” não foi encontrado nesta rede.`,
    action: `Confira o endereço em Configurações e se a rede ou a VPN está ligada. ${nothingLost}`,
  }),
  'names-unavailable': ({ host }: { host: string }): ConnectionText => ({
    message: `A rede não respondeu onde fica “${host}” (o serviço de nomes, DNS, não está acessível).`,
    action: `Verifique a rede ou a VPN. ${nothingLost}`,
  }),
  'connection-refused': ({ host }: { host: string }): ConnectionText => ({
    message: `Não foi possível alcançar o servidor: “${host}” recusou a conexão.`,
    action: `Confira o endereço e a porta em Configurações e se o servidor está em funcionamento. ${nothingLost}`,
  }),
  'no-way-to-server': ({ host }: { host: string }): ConnectionText => ({
    message: `Não foi possível alcançar o servidor: não há caminho até “${host}” nesta rede.`,
    action: `Verifique a rede ou a VPN. ${nothingLost}`,
  }),
  'not-private': ({ host, address }: { host: string; address: string }): ConnectionText => ({
    message: `“${host}” leva a ${address}, fora da rede interna; com http:// a senha iria sem proteção e nada foi enviado.`,
    action: 'Use um endereço https:// ou confira com a TI o nome do servidor.',
  }),
  'only-proxy-knows': ({ host }: { host: string }): ConnectionText => ({
    message: `Este computador não sabe onde fica “${host}”, só o proxy; com http:// a senha poderia sair da rede interna, e nada foi enviado.`,
    action:
      'Use um endereço https:// ou o endereço numérico (http://192.168.0.10:8085), ou peça à TI que o servidor fique fora do proxy.',
  }),
  'proxy-unreachable': ({ proxy }: { proxy: string }): ConnectionText => ({
    message: `Não foi possível alcançar o proxy “${proxy}”.`,
    action: `Confira o proxy em Configurações, ou nas opções de rede do sistema, e a rede ou a VPN. ${nothingLost}`,
  }),
  'proxy-asks': ({ proxy }: { proxy: string }): ConnectionText => ({
    message: `O proxy “${proxy}” pede usuário e senha.`,
    action: `Informe em Configurações o endereço do proxy, o usuário e a senha. ${onlyBasic}`,
  }),
  'proxy-refused-user': ({ proxy }: { proxy: string }): ConnectionText => ({
    message: `O proxy “${proxy}” recusou o usuário e a senha.`,
    action: `Confira-os em Configurações. ${onlyBasic}`,
  }),
  'proxy-forbids': ({
    proxy,
    host,
    status,
  }: {
    proxy: string;
    host: string;
    status: number;
  }): ConnectionText => ({
    message: `O proxy “${proxy}” não permite a conexão com “${host}” (HTTP ${status}).`,
    action: 'Peça à TI que libere o servidor no proxy, ou que o deixe fora dele.',
  }),
  'proxy-failed': ({
    proxy,
    host,
    status,
  }: {
    proxy: string;
    host: string;
    status: number;
  }): ConnectionText => ({
    message: `O proxy “${proxy}” não conseguiu chegar a “${host}” (HTTP ${status}).`,
    action: `Confira o endereço em Configurações; se estiver certo, avise a TI. ${nothingLost}`,
  }),
  'proxy-unsupported': ({ proxy }: { proxy: string }): ConnectionText => ({
    message: `As opções de rede do sistema indicam um proxy que o aplicativo não sabe usar (${proxy}).`,
    action: 'Informe em Configurações o endereço de um proxy HTTP, ou peça ajuda à TI.',
  }),
  'no-tls': ({ host }: { host: string }): ConnectionText => ({
    message: `“${host}” não respondeu como um servidor https.`,
    action:
      'Confira se o endereço começa mesmo com https:// e se a porta está certa; um servidor muito antigo pode precisar de atualização (TLS 1.2 ou mais novo).',
  }),
  /** 404 or 405 of a server that knows none of our routes. */
  'no-such-route': ({ status }: { status: number }): ConnectionText => ({
    message: `O servidor responde, mas não conhece o caminho chamado (HTTP ${status}).`,
    action:
      'Confira o endereço em Configurações, até o fim (por exemplo …/BimerApi). Se estiver certo, esta versão pode ter outras rotas: a TI as informa na política (karoo.routes, bimer.routes).',
  }),
  redirected: ({ status }: { status: number }): ConnectionText => ({
    message: `O servidor mandou ir a outro endereço (HTTP ${status}), e o aplicativo não vai: poderia ser de outra pessoa.`,
    action:
      'Confira o endereço em Configurações (http ou https, até o fim). Em redes de visitantes, entre antes pelo navegador.',
  }),
  'proxy-on-the-way': (): ConnectionText => ({
    message: 'Um proxy no caminho pede usuário e senha (HTTP 407).',
    action: `Informe o proxy em Configurações. ${onlyBasic}`,
  }),
  /** `fileProblem`: why the company's file of certificates does not count; null = it does, or there is none. */
  'certificate-refused': ({ host, flaw, failed, fileProblem }: RefusedCertificate): ConnectionText => {
    const text = certificateText(host, flaw, failed);
    return fileProblem === null
      ? text
      : { ...text, message: `${text.message} ${caFileProblemText(fileProblem)}` };
  },
};

/** What is said of a server that answers, but not as a Karoo or a Bimer would, when a connection is tested. */
export const answerTexts = {
  notThis: (service: string): ConnectionText => ({
    message: `O servidor responde, mas não como um ${service}.`,
    action: `Confira o endereço em Configurações: há outro programa nele, ou uma página de entrada da rede.`,
  }),
  moduleMissing: {
    message: 'O Bimer aceitou o usuário e a senha, mas o usuário não tem acesso ao módulo “Bimer API”.',
    action: 'Peça ao administrador do Bimer que libere o módulo “Bimer API” para este usuário.',
  },
} as const;
