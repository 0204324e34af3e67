/** What stood in the way at the proxy; nothing reached the server. */
export type ProxyTrouble =
  | { kind: 'unreachable' }
  /** 407. `hasCredentials`: those that were given were refused. */
  | { kind: 'credentials'; hasCredentials: boolean }
  /** Any other answer that is no tunnel. */
  | { kind: 'refused'; status: number }
  /** The system names a proxy that this app cannot use (SOCKS). */
  | { kind: 'unsupported' };

/** No way to the server through the proxy. */
export class ProxyError extends Error {
  readonly code = 'EPROXY';

  constructor(
    /** Host and port. */
    readonly proxy: string,
    readonly trouble: ProxyTrouble,
    cause?: unknown,
  ) {
    super(`proxy ${proxy}: ${trouble.kind}`, { cause });
  }
}
