import { bareHost, isAddress, isPrivateAddress } from './private-address';

/** Names that nobody can have on the internet. Which addresses they really have is seen when connecting. */
const networkName =
  /^([^.:\s]+|.+\.(local|lan|intranet|internal|corp|home|localdomain|localhost|home\.arpa))\.?$/i;

export type BaseUrlVerdict =
  { isValid: true; url: string; isEncrypted: boolean } | { isValid: false; message: string };

/**
 * Judges a server address: https anywhere; plain http only for loopback and private addresses and for names of the own
 * network, since what is sent there can be read on the way. A name is only a promise: each connection looks that all its
 * addresses are private (`privateLookup`). The result has no trailing slash, query or fragment.
 */
export function judgeBaseUrl(text: string): BaseUrlVerdict {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { isValid: false, message: 'Endereço inválido. Exemplo: https://bimer.empresa.com.br/BimerApi' };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { isValid: false, message: 'O endereço deve começar com https:// (ou http:// na rede interna).' };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      isValid: false,
      message: 'Não ponha usuário nem senha no endereço; há campos próprios para isso.',
    };
  }
  if (url.search !== '' || url.hash !== '') {
    return { isValid: false, message: 'O endereço não pode ter “?” nem “#”.' };
  }
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && !mayBePlain(bareHost(url.hostname))) {
    return {
      isValid: false,
      message: 'Fora da rede interna use https://: com http:// a senha iria sem proteção.',
    };
  }
  return { isValid: true, url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), isEncrypted };
}

function mayBePlain(host: string): boolean {
  return isAddress(host) ? isPrivateAddress(host) : networkName.test(host);
}
