import type { AuthStyle } from '../../../common/settings/settings';
import type { BimerConnectionSettings, BimerRoutes, RouteAnswer, RouteReader } from '../../services/ports';
import type { Network } from '../http/network';
import { defaultCarriage } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import { BimerClient } from './bimer-client';
import { bimerRoutes, type BimerRouteName } from './routes';

export interface GotBimerRoutesOptions {
  connection: () => BimerConnectionSettings;
  network: Network;
}

const signInRoutes: Record<AuthStyle, BimerRouteName> = {
  oauth: 'entradaOauth',
  jwt: 'entradaJwt',
  'jwt-api': 'entradaJwtApi',
};

/** Bimer's reading routes one by one, for the compatibility report. */
export class GotBimerRoutes implements BimerRoutes {
  readonly #client: BimerClient;
  readonly #connection: () => BimerConnectionSettings;

  constructor({ connection, network }: GotBimerRoutesOptions) {
    this.#connection = connection;
    this.#client = new BimerClient({ ...defaultCarriage, network, connection, now: Date.now });
  }

  address(): string {
    return this.#connection().baseUrl;
  }

  pathOf({ route, path }: { route: string; path: string }): string {
    return this.#connection().routes[route] ?? path;
  }

  signInRoute(): { route: string; path: string } {
    const route = signInRoutes[this.#connection().authStyle];
    return { route, path: bimerRoutes[route] };
  }

  signIn(): Promise<void> {
    return this.#client.checkSignIn();
  }

  async read(route: string, question: Parameters<RouteReader['read']>[1]): Promise<RouteAnswer> {
    const result = await this.#client.call({ route: routeNamed(route), ...question });
    if (result.kind !== 'answered') throw result.error;
    const { status, text } = result.answer;
    return { status, body: parseJson(text) };
  }
}

function routeNamed(name: string): BimerRouteName {
  if (!Object.hasOwn(bimerRoutes, name)) throw new Error(`Bimer has no route ${name}`);
  return name as BimerRouteName;
}
