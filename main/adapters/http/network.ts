import { directAgents, type Agents, type Reuse } from './agents';
import type { Resolve } from './private-lookup';

/** How the servers are reached. */
export interface Network {
  /** Who opens the connection of a call. @throws TransportError when no way leads there; nothing was sent then */
  agentsFor(url: string, reuse: Reuse): Promise<Agents>;
}

/** Straight to the server. */
export class DirectNetwork implements Network {
  readonly #agents: Record<Reuse, Agents>;

  constructor(resolve?: Resolve) {
    this.#agents = { kept: directAgents('kept', resolve), fresh: directAgents('fresh', resolve) };
  }

  agentsFor(_url: string, reuse: Reuse): Promise<Agents> {
    return Promise.resolve(this.#agents[reuse]);
  }
}

export const directNetwork = new DirectNetwork();
