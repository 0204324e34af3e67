import type { Logger, NetworkSettings } from '../../services/ports';
import { directAgents, type Agents, type Reuse } from './agents';
import type { Resolve } from './private-lookup';
import { TrustStore, type Trust } from './trust';

/** How the servers are reached. */
export interface Network {
  /** Who opens the connection of a call. @throws TransportError when no way leads there; nothing was sent then */
  agentsFor(url: string, reuse: Reuse): Promise<Agents>;
}

export interface CompanyNetworkOptions {
  /** Asked at every call, so that changed settings count at once. */
  settings: () => NetworkSettings;
  logger: Logger;
  now?: () => number;
  /** How names are resolved, and what the system trusts; left out = as the system does. */
  resolve?: Resolve;
  systemAuthorities?: () => readonly string[];
}

/** The way to the servers as the company's network has it. */
export class CompanyNetwork implements Network {
  readonly #trust: TrustStore;
  readonly #agents = new Map<Reuse, Agents>();
  #trusted: Trust | null = null;

  constructor(private readonly options: CompanyNetworkOptions) {
    this.#trust = new TrustStore(options.logger, options.now ?? Date.now, options.systemAuthorities);
  }

  async agentsFor(_url: string, reuse: Reuse): Promise<Agents> {
    const { caFile } = this.options.settings();
    const trust = await this.#trust.current(caFile);
    if (trust !== this.#trusted) this.#agents.clear();
    this.#trusted = trust;
    const agents = this.#agents.get(reuse) ?? directAgents(reuse, trust, this.options.resolve);
    this.#agents.set(reuse, agents);
    return agents;
  }
}
