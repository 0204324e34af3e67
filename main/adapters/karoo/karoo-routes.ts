import type {
  KarooConnectionSettings,
  KarooRoutes,
  Logger,
  RouteAnswer,
  RouteReader,
} from '../../services/ports';
import { AnswerError } from '../http/answer-error';
import type { Network } from '../http/network';
import { defaultCarriage, sendRequest } from '../http/send-request';
import { parseJson } from '../http/wire-values';
import { readEventStream } from './event-stream';
import { karooTarget } from './karoo-client';
import { karooRoutes, type KarooRouteName } from './routes';

export interface GotKarooRoutesOptions {
  connection: () => KarooConnectionSettings;
  network: Network;
  logger: Logger;
}

/** Statuses by which a server says that it has no event stream. */
const noStream: ReadonlySet<number> = new Set([404, 405, 501]);
const silenceMs = 45_000;

/** Karoo's reading routes one by one, for the compatibility report. */
export class GotKarooRoutes implements KarooRoutes {
  readonly #options: GotKarooRoutesOptions;

  constructor(options: GotKarooRoutesOptions) {
    this.#options = options;
  }

  address(): string {
    return this.#options.connection().baseUrl;
  }

  pathOf({ route, path }: { route: string; path: string }): string {
    return this.#options.connection().routes[route] ?? path;
  }

  async read(route: string, question: Parameters<RouteReader['read']>[1]): Promise<RouteAnswer> {
    const target = karooTarget(this.#options.connection(), { route: routeNamed(route), ...question });
    const { status, text } = await sendRequest(
      { method: 'GET', ...target },
      { ...defaultCarriage, network: this.#options.network },
    );
    return { status, body: parseJson(text) };
  }

  async openStream(): Promise<number | null> {
    const { connection, network, logger } = this.#options;
    const opened = new AbortController();
    const end = await readEventStream(
      { ...defaultCarriage, network, logger, settings: connection(), silenceMs },
      {
        accountId: '',
        lastEventId: null,
        signal: opened.signal,
        onOpen: () => {
          opened.abort();
        },
        onEvent: () => Promise.resolve(),
      },
    );
    if (end.kind === 'ended') return null;
    const { error } = end;
    if (error instanceof AnswerError && noStream.has(error.status)) return error.status;
    throw error;
  }
}

function routeNamed(name: string): KarooRouteName {
  if (!Object.hasOwn(karooRoutes, name)) throw new Error(`Karoo has no route ${name}`);
  return name as KarooRouteName;
}
