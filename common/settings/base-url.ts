const privateHost =
  /^(localhost|127(\.\d{1,3}){3}|\[::1\]|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2}|169\.254(\.\d{1,3}){2}|[^.:\s]+|.+\.(local|lan|intranet|internal))$/i;

export type BaseUrlVerdict =
  { isValid: true; url: string; isEncrypted: boolean } | { isValid: false; message: string };

/**
 * Judges a server address: https anywhere; plain http only for loopback and private addresses, since what is
 * sent there can be read on the way. The result has no trailing slash, query or fragment.
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
  if (!isEncrypted && !privateHost.test(url.hostname)) {
    return {
      isValid: false,
      message: 'Fora da rede interna use https://: com http:// a senha iria sem proteção.',
    };
  }
  return { isValid: true, url: `${url.origin}${url.pathname}`.replace(/\/+$/, ''), isEncrypted };
}
