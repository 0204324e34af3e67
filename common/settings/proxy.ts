/** As the operating system says, straight to the servers, or by the proxy at an address (`http://proxy.example:8080`). */
export type ProxySetting = string;

export type ProxyVerdict = { isValid: true; proxy: ProxySetting } | { isValid: false; message: string };

/** Judges what was given as proxy; the result has nothing behind the port. */
export function judgeProxy(text: string): ProxyVerdict {
  const trimmed = text.trim();
  if (trimmed === 'system' || trimmed === 'none') return { isValid: true, proxy: trimmed };
  const example = 'Exemplo: http://proxy.empresa.local:8080';
  let url: URL;
  try {
    url = new URL(trimmed);
  } catch {
    return { isValid: false, message: `Endereço de proxy inválido. ${example}` };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return {
      isValid: false,
      message: `O endereço do proxy deve começar com http:// ou https://. ${example}`,
    };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      isValid: false,
      message: 'Não ponha usuário nem senha no endereço do proxy; há campos próprios para isso.',
    };
  }
  if (!['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') {
    return { isValid: false, message: `O endereço do proxy termina na porta. ${example}` };
  }
  return { isValid: true, proxy: url.origin };
}
