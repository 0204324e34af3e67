import { lookup as systemLookup } from 'node:dns';
import { bareHost, isAddress, isPrivateAddress } from '../../../common/settings/private-address';
import { failureText } from '../../../common/texts/failures';
import type { Logger, NetworkSettings, SystemProxy } from '../../services/ports';
import { directAgents, type Agents, type Reuse } from './agents';
import { NotPrivateError, type Resolve } from './private-lookup';
import { proxyAgents } from './proxy-agents';
import { ProxyRoutes } from './proxy-routes';
import { TransportError, transportError } from './transport-error';
import { TrustStore, type Trust } from './trust';

/** How the servers are reached. */
export interface Network {
  /** Who opens the connection of a call. @throws TransportError when no way leads there; nothing was sent then */
  agentsFor(url: string, reuse: Reuse): Promise<Agents>;
}

export interface CompanyNetworkOptions {
  /** Asked at every call, so that changed settings count at once. */
  settings: () => NetworkSettings;
  systemProxy: SystemProxy;
  logger: Logger;
  now?: () => number;
  /** How names are resolved, and what the system trusts; left out = as the system does. */
  resolve?: Resolve;
  systemAuthorities?: () => readonly string[];
}

/** The way to the servers as the company's network has it. */
export class CompanyNetwork implements Network {
  readonly #trust: TrustStore;
  readonly #proxies: ProxyRoutes;
  /** By what they are for; all of one trust and one set of credentials. */
  readonly #agents = new Map<string, Agents>();
  #made: { trust: Trust; credentials: string } | null = null;

  constructor(private readonly options: CompanyNetworkOptions) {
    const { logger, now = Date.now, systemProxy, systemAuthorities } = options;
    this.#trust = new TrustStore(logger, now, systemAuthorities);
    this.#proxies = new ProxyRoutes(systemProxy, logger, now);
  }

  async agentsFor(url: string, reuse: Reuse): Promise<Agents> {
    const settings = this.options.settings();
    const target = new URL(url);
    try {
      const [trust, proxy] = await Promise.all([
        this.#trust.current(settings.caFile),
        this.#proxies.proxyFor(target, settings.proxy),
      ]);
      if (proxy !== null && target.protocol === 'http:')
        await this.#requirePrivate(bareHost(target.hostname));
      return this.#agentsOf(reuse, trust, proxy, settings);
    } catch (error) {
      throw transportError(error, target.hostname);
    }
  }

  #agentsOf(reuse: Reuse, trust: Trust, proxy: string | null, settings: NetworkSettings): Agents {
    // Those of a proxy that came out of the system's settings are not told to whoever set them.
    const isGiven = proxy === settings.proxy;
    const [user, password] = isGiven ? [settings.proxyUser, settings.proxyPassword] : ['', ''];
    const credentials = JSON.stringify([settings.proxyUser, settings.proxyPassword]);
    if (trust !== this.#made?.trust || credentials !== this.#made.credentials) this.#agents.clear();
    this.#made = { trust, credentials };
    const key = `${reuse} ${isGiven ? 'given' : 'system'} ${proxy ?? ''}`;
    const known = this.#agents.get(key);
    if (known) return known;
    const made =
      proxy === null
        ? directAgents(reuse, trust, this.options.resolve)
        : proxyAgents(reuse, trust, { url: proxy, user, password }, () => {
            this.#proxies.passOver(proxy);
          });
    this.#agents.set(key, made);
    return made;
  }

  /** Through a proxy the app does not see where the connection ends, so it looks before. @throws */
  #requirePrivate(host: string): Promise<void> {
    if (isAddress(host)) return Promise.resolve();
    const resolve = this.options.resolve ?? systemLookup;
    return new Promise((done, fail) => {
      resolve(host, { all: true }, (error, addresses) => {
        const stray = error ? undefined : addresses.find(({ address }) => !isPrivateAddress(address));
        if (stray) fail(new NotPrivateError(host, stray.address));
        else if (error) {
          const detail = `${error.code ?? 'lookup'} before the proxy`;
          fail(
            new TransportError('insecure-connection', false, {
              detail,
              message: failureText('only-proxy-knows', { host }),
            }),
          );
        } else done();
      });
    });
  }
}
