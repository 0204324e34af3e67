import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { watchCertificates } from './peer-certificate';
import { privateLookup, type Resolve } from './private-lookup';
import type { Trust } from './trust';

/** Who opens the connections of a call, as got takes it. */
export interface Agents {
  http: HttpAgent;
  https: HttpsAgent;
}

/**
 * `kept` connections are used again for what comes soon after. A POST gets a `fresh` one of its own: on a kept one that
 * the server closes at the same moment nobody knows whether the body arrived, and every such doubt costs a look-up in Bimer.
 */
export type Reuse = 'kept' | 'fresh';

/** As Node's own global agents: an idle connection is closed after 5 s. */
const keeping = { keepAlive: true, scheduling: 'lifo', timeout: 5000 } as const;

export function optionsFor(reuse: Reuse) {
  return reuse === 'kept' ? keeping : { keepAlive: false };
}

/** The TLS side of an agent's options. */
export function tlsOptions({ context }: Trust) {
  return context === null ? {} : { secureContext: context };
}

/** How Node is given the connection that an agent opened. */
export type Connected = (error: Error | null, socket: Duplex) => void;

/** TLS that trusts what it is told to, and can say which certificate it refused. */
class TrustingAgent extends HttpsAgent {
  constructor(
    reuse: Reuse,
    private readonly trust: Trust,
  ) {
    super({ ...optionsFor(reuse), ...tlsOptions(trust) });
  }

  override createConnection(options: RequestOptions, callback?: Connected): Duplex | null | undefined {
    const socket = super.createConnection(options, callback);
    if (socket instanceof TLSSocket) watchCertificates(socket, this.trust);
    return socket;
  }
}

/** Agents that connect to the server itself. */
export function directAgents(reuse: Reuse, trust: Trust, resolve?: Resolve): Agents {
  return {
    http: new HttpAgent({ ...optionsFor(reuse), lookup: privateLookup(resolve) }),
    https: new TrustingAgent(reuse, trust),
  };
}
