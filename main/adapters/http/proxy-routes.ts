import { bareHost, isLoopbackAddress } from '../../../common/settings/private-address';
import type { Logger, SystemProxy } from '../../services/ports';
import { ProxyError } from './proxy-error';
import { parseProxyList, type ProxyChoice } from './proxy-list';

/** A laptop that leaves the office has another proxy, or none, within this time. */
const systemAnswerMs = 30_000;
/** A proxy that could not be reached is passed over for this time, where the system names another way. */
const passOverMs = 60_000;

/** Which proxy leads to which server. */
export class ProxyRoutes {
  readonly #answers = new Map<string, { at: number; choices: Promise<ProxyChoice[]> }>();
  readonly #unreachable = new Map<string, number>();

  constructor(
    private readonly system: SystemProxy,
    private readonly logger: Logger,
    private readonly now: () => number,
  ) {}

  /** The proxy's address, null = none. `proxy`: see `ProxySetting`. @throws ProxyError where only ways are named that lead nowhere */
  async proxyFor(target: URL, proxy: string): Promise<string | null> {
    if (proxy === 'none' || isLoopback(target.hostname)) return null;
    if (proxy !== 'system') return proxy;
    const choices = await this.#systemChoices(target.origin);
    const usable = choices.filter((choice) => choice.kind !== 'unsupported');
    const chosen = usable.find((choice) => !this.#isPassedOver(choice)) ?? usable[0];
    if (chosen) return chosen.kind === 'proxy' ? chosen.url : null;
    const [other] = choices;
    throw new ProxyError(other?.kind === 'unsupported' ? other.name : '', { kind: 'unsupported' });
  }

  /** It could not be reached just now. */
  passOver(proxy: string): void {
    this.#unreachable.set(proxy, this.now());
  }

  #isPassedOver(choice: ProxyChoice): boolean {
    const at = choice.kind === 'proxy' ? this.#unreachable.get(choice.url) : undefined;
    return at !== undefined && this.now() - at < passOverMs;
  }

  #systemChoices(origin: string): Promise<ProxyChoice[]> {
    const known = this.#answers.get(origin);
    if (known && this.now() - known.at < systemAnswerMs) return known.choices;
    // The script of a PAC file learns the server, not what is asked of it.
    const choices = this.system.resolve(`${origin}/`).then(parseProxyList, (error: unknown) => {
      this.logger.warn('system proxy not known', { error });
      return [{ kind: 'direct' } as const];
    });
    this.#answers.set(origin, { at: this.now(), choices });
    return choices;
  }
}

function isLoopback(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$/i.test(hostname) || isLoopbackAddress(bareHost(hostname));
}
