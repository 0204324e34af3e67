/** What is said when no connection comes about, and what to do. `host`: the name or address that was to be reached. */
export interface ConnectionText {
  message: string;
  action: string;
}

const nothingLost = 'Nada se perde: o envio continua quando a conexão voltar.';

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
} as const;
