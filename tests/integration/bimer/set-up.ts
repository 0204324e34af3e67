import { GotBimerApi } from '../../../main/adapters/bimer/bimer-api';
import type { RequestTimeouts } from '../../../main/adapters/http/got-client';
import type { BimerConnectionSettings, BimerRegistration, Logger } from '../../../main/services/ports';
import { createSandbox, type Sandbox } from '../../../sandbox/create-sandbox';
import type { SandboxOptions } from '../../../sandbox/options';
import { createSandboxClient, type SandboxClient, type SeedData } from '../../support/sandbox-client';
import { sendJson, startRawServer, type RawHandler } from '../../support/raw-server';

export const quickTimeouts: RequestTimeouts = { connectMs: 1000, responseMs: 500, totalMs: 2000 };

const limits = { routes: {}, maxListItems: 2_000 };

export function recordingLogger(): Logger & { warnings: string[] } {
  const warnings: string[] = [];
  return {
    warnings,
    info: () => undefined,
    warn: (message) => warnings.push(message),
    error: (message) => warnings.push(message),
  };
}

export interface BimerSetUp {
  sandbox: Sandbox;
  client: SandboxClient;
  seed: SeedData;
  /** The test may change it. */
  connection: BimerConnectionSettings;
  api: GotBimerApi;
  logger: ReturnType<typeof recordingLogger>;
}

export async function startBimer(
  options: Partial<SandboxOptions> = {},
  now?: () => number,
): Promise<BimerSetUp> {
  const sandbox = await createSandbox({ customers: 400, ...options });
  const client = createSandboxClient(sandbox.controlUrl);
  const connection: BimerConnectionSettings = { ...sandbox.provision.bimer, ...limits };
  const logger = recordingLogger();
  const api = new GotBimerApi({
    connection: () => connection,
    logger,
    timeouts: quickTimeouts,
    ...(now && { now }),
  });
  return { sandbox, client, seed: await client.seedData(), connection, api, logger };
}

/** How often the sandbox was asked for a token. */
export async function signInCount(client: SandboxClient): Promise<number> {
  const signIns = ['/oauth/token', '/auth/token', '/auth/refresh-token', '/api/autenticacao/token'];
  return (await client.requests()).filter(({ route }) => route !== null && signIns.includes(route)).length;
}

/** A Bimer that signs everybody in and answers everything else as `handler` says. */
export async function startRawBimer(handler: RawHandler) {
  const server = await startRawServer((request, response) => {
    if (request.url === '/auth/token') sendJson(response, { accessToken: 'abc', expiresIn: 3600 });
    else handler(request, response);
  });
  const connection: BimerConnectionSettings = {
    baseUrl: server.url, authStyle: 'jwt', clientId: '', clientSecret: '', username: 'ana', password: 'x', ...limits,
  }; // prettier-ignore
  const logger = recordingLogger();
  const api = new GotBimerApi({ connection: () => connection, logger, timeouts: quickTimeouts });
  return { server, api, logger, connection };
}

let lastSequence = 0;

/** A registration that Bimer takes, under a key of its own. */
export function registrationFor(seed: SeedData, fields: Partial<BimerRegistration> = {}): BimerRegistration {
  lastSequence += 1;
  return {
    key: `karoo:c1:a1:${lastSequence}:abcd1234`,
    customerId: seed.customer.Identificador,
    productId: seed.product.Identificador,
    attendanceTypeId: seed.typeWithTexts.Identificador,
    subject: 'Dúvida fiscal',
    contactName: 'João',
    opinion: 'Orientado.\n\nSegue em acompanhamento.',
    transcript: null,
    isClosing: false,
    responsibilityCentreId: seed.openCentre.Identificador,
    nextContactUserId: seed.agentUser.Identificador,
    nextContactDate: '2026-12-10',
    isPriority: true,
    spySystemRecipients: [seed.agentUser.Login],
    emailRecipients: ['ti@example.com'],
    source: {
      attendanceNumber: '48213',
      startedAt: '2026-01-05T11:00:00Z',
      finishedAt: '2026-01-05T12:00:00Z',
    },
    ...fields,
  };
}
