import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { privateLookup, type Resolve } from './private-lookup';

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

/** Agents that connect to the server itself. */
export function directAgents(reuse: Reuse, resolve?: Resolve): Agents {
  return {
    http: new HttpAgent({ ...optionsFor(reuse), lookup: privateLookup(resolve) }),
    https: new HttpsAgent(optionsFor(reuse)),
  };
}
