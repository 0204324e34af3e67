import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Trust } from './trust';

/** One certificate of those that a server showed. */
export interface ShownCertificate {
  subject: string;
  issuer: string;
  validFrom: Date;
  validTo: Date;
  /** The host names and addresses it is for. */
  names: string[];
}

export interface TlsTrace {
  /** From the server's own certificate towards the authority. */
  chain: ShownCertificate[];
  /** See `Trust`. */
  trustProblem: Trust['problem'];
}

const traces = new WeakMap<object, TlsTrace>();
const longestChain = 10;

/** What the server showed on the connection that failed with `error`; null = nothing, or another kind of failure. */
export function tlsTraceOf(error: unknown): TlsTrace | null {
  return (typeof error === 'object' && error !== null && traces.get(error)) || null;
}

/**
 * Remembers what the server shows, so that a refused certificate can be named. `secure` comes before Node judges the
 * certificate; afterwards the socket is closed and has forgotten it.
 */
export function watchCertificates(socket: TLSSocket, trust: Trust): void {
  let chain: ShownCertificate[] = [];
  socket.prependOnceListener('secure', () => {
    chain = chainOf(socket.getPeerCertificate(true));
  });
  socket.prependOnceListener('error', (error: Error) => {
    traces.set(error, { chain, trustProblem: trust.problem });
  });
}

function chainOf(first: DetailedPeerCertificate): ShownCertificate[] {
  const chain: ShownCertificate[] = [];
  // Empty where the server showed nothing; the issuer of a root is the root itself.
  let next: Partial<DetailedPeerCertificate> | undefined = first;
  const seen = new Set<object>();
  while (next?.subject !== undefined && !seen.has(next) && chain.length < longestChain) {
    seen.add(next);
    chain.push({
      subject: nameOf(next.subject),
      issuer: nameOf(next.issuer ?? {}),
      validFrom: new Date(next.valid_from ?? ''),
      validTo: new Date(next.valid_to ?? ''),
      names: namesOf(next.subjectaltname),
    });
    next = next.issuerCertificate;
  }
  return chain;
}

/** The common name, else whatever name there is; one line and short, as it comes from a server nobody vouches for. */
function nameOf(fields: Partial<Record<string, unknown>>): string {
  const name = [fields['CN'] ?? fields['O'] ?? fields['OU']].flat()[0];
  return typeof name === 'string' ? clean(name) : 'sem nome';
}

function namesOf(text: string | undefined): string[] {
  const names = (text ?? '').slice(0, 2000).matchAll(/(?:DNS|IP Address):([^,\s"]+)/g);
  return [...names].slice(0, 5).map((match) => clean(match[1] ?? ''));
}

function clean(name: string): string {
  return name
    .slice(0, 100)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}
