import { GotKarooApi } from '../../../main/adapters/karoo/karoo-api';
import type { KarooConnectionSettings } from '../../../main/services/ports';
import type { KarooEvent, Logger } from '../../../main/services/ports';
import { createSandbox } from '../../../sandbox/create-sandbox';
import type { SandboxOptions } from '../../../sandbox/options';
import { sendJson, startRawServer, type RawHandler } from '../../support/raw-server';
import { createSandboxClient } from '../../support/sandbox-client';

export const silenceMs = 400;

function createApi(connection: KarooConnectionSettings) {
  const warnings: string[] = [];
  const logger: Logger = {
    info: () => undefined,
    warn: (message) => warnings.push(message),
    error: (message) => warnings.push(message),
  };
  const timeouts = { connectMs: 1000, responseMs: 500, totalMs: 2000 };
  return { api: new GotKarooApi({ connection: () => connection, logger, timeouts, silenceMs }), warnings };
}

export async function startKaroo(options: Partial<SandboxOptions> = {}) {
  const sandbox = await createSandbox({ customers: 300, ...options });
  const connection: KarooConnectionSettings = { ...sandbox.provision.karoo, routes: {} };
  return { sandbox, client: createSandboxClient(sandbox.controlUrl), connection, ...createApi(connection) };
}

export const rawAccount = {
  conta: { id: 'c1', nome: 'Conta', integracaoBimer: true },
  agente: { id: 'ag1', nome: 'Ana' },
};

/** `isSignedIn`: who the app is, is answered as it should be, and only the rest is the handler's. */
export async function startRawKaroo(handler: RawHandler, { isSignedIn = false } = {}) {
  const server = await startRawServer((request, response) => {
    if (isSignedIn && request.url === '/v1/conta') sendJson(response, rawAccount);
    else handler(request, response);
  });
  const connection: KarooConnectionSettings = { baseUrl: server.url, token: 'abc', routes: {} };
  return { server, connection, ...createApi(connection) };
}

/** Reads the stream in the background and lets a test wait for what comes. */
export function listen(api: GotKarooApi, lastEventId: string | null = null, slowness?: () => Promise<void>) {
  const events: KarooEvent[] = [];
  const abort = new AbortController();
  const waiting = new Set<() => void>();
  let markOpen: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (markOpen = resolve));
  const ended = api.readEvents({
    accountId: 'c1',
    lastEventId,
    signal: abort.signal,
    onOpen: markOpen,
    onEvent: async (event) => {
      events.push(event);
      for (const check of waiting) check();
      await slowness?.();
    },
  });
  // Tests that expect a failure look at it themselves.
  ended.catch(() => undefined);
  const received = (count: number) =>
    new Promise<KarooEvent[]>((resolve) => {
      const check = () => {
        if (events.length >= count) resolve(events);
      };
      waiting.add(check);
      check();
    });
  return { events, opened, ended, received, abort: () => { abort.abort(); } }; // prettier-ignore
}
