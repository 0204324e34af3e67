/** One way that the system's proxy settings or a PAC script offer. */
export type ProxyChoice =
  | { kind: 'direct' }
  /** `url`: `http://host:port` or `https://host:port` */
  | { kind: 'proxy'; url: string }
  /** A kind of proxy that this app cannot use; `name`: as it was given. */
  | { kind: 'unsupported'; name: string };

const schemes: Record<string, string> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

/** Reads `PROXY one:8080; HTTPS two:443; DIRECT`, in the order in which the ways are to be tried; never empty. */
export function parseProxyList(text: string): ProxyChoice[] {
  const choices = text.split(';').flatMap((part): ProxyChoice[] => {
    const [kind = '', host = ''] = part.trim().split(/\s+/);
    if (kind === '') return [];
    if (kind.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const scheme = schemes[kind.toUpperCase()];
    const url = `${scheme ?? ''}://${host}`;
    if (scheme === undefined || !URL.canParse(url)) return [{ kind: 'unsupported', name: part.trim() }];
    return [{ kind: 'proxy', url: new URL(url).origin }];
  });
  return choices.length === 0 ? [{ kind: 'direct' }] : choices;
}
