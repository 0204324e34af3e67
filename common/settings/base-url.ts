import { bareHost, isAddress, isPrivateAddress } from './private-address';

/** Names that nobody can have on the internet. Which addresses they really have is seen when connecting. */
const networkName =
  /^([^.:\s]+|.+\.(local|lan|intranet|internal|corp|home|localdomain|localhost|home\.arpa))\.?$/i;

/** Why an address is not accepted, in pt-BR. */
export const baseUrlTexts = {
  malformed: 'Endereço inválido. Exemplo: https://bimer.empresa.com.br/BimerApi',
  scheme: 'O endereço deve começar com https:// (ou http:// na rede interna).',
  credentials: 'Não ponha usuário nem senha no endereço; há campos próprios para isso.',
  query: 'O endereço não pode ter “?” nem “#”.',
  insecure: 'Fora da rede interna use https://: com http:// a senha iria sem proteção.',
} as const;

export type BaseUrlProblem = keyof typeof baseUrlTexts;

export type BaseUrlVerdict =
  | { isValid: true; url: string; isEncrypted: boolean }
  | { isValid: false; problem: BaseUrlProblem; message: string };

function invalid(problem: BaseUrlProblem): BaseUrlVerdict {
  return { isValid: false, problem, message: baseUrlTexts[problem] };
}

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
    return invalid('malformed');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return invalid('scheme');
  if (url.username !== '' || url.password !== '') return invalid('credentials');
  if (url.search !== '' || url.hash !== '') return invalid('query');
  const isEncrypted = url.protocol === 'https:';
  if (!isEncrypted && !mayBePlain(bareHost(url.hostname))) return invalid('insecure');
  return { isValid: true, url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), isEncrypted };
}

function mayBePlain(host: string): boolean {
  return isAddress(host) ? isPrivateAddress(host) : networkName.test(host);
}
