import type { SandboxProvision } from '../../sandbox/create-sandbox';
import type { StoredRegistration } from '../../sandbox/bimer/bimer-store';
import type { BimerSettings } from '../../sandbox/bimer/settings';
import type { BimerDataChange } from '../../sandbox/control/bimer-data';
import type { AccountChange } from '../../sandbox/control/control-app';
import type { SeedData } from '../../sandbox/control/seed-data';
import type { Fault, FaultRequest } from '../../sandbox/gateway/fault-table';
import type { LoggedRequest, Violation } from '../../sandbox/gateway/request-log';
import type { FinishAgainRequest, FinishRequest, StoredIntegration } from '../../sandbox/karoo/karoo-store';
import type { KarooSettings } from '../../sandbox/karoo/settings';
import type { Karoo } from '../../sandbox/openapi/schemas';

export type {
  AccountChange,
  BimerDataChange,
  BimerSettings,
  Fault,
  FaultRequest,
  FinishRequest,
  LoggedRequest,
};
export type { SandboxProvision, SeedData, StoredIntegration, StoredRegistration, Violation };

export interface Registrations {
  attendances: StoredRegistration[];
  opinions: StoredRegistration[];
  integrations: StoredIntegration[];
}

/** The sandbox's control API; every method rejects with the sandbox's own words when it refuses. */
export interface SandboxClient {
  /** Finishes an attendance in Karoo now; fields given replace the invented ones. */
  finishAttendance(request?: FinishRequest): Promise<Karoo['Atendimento']>;
  /** Opens it again and finishes it once more; fields given replace those it had. */
  finishAgain(id: string, request?: FinishAgainRequest): Promise<Karoo['Atendimento']>;
  registrations(): Promise<Registrations>;
  setFault(fault: FaultRequest): Promise<Fault>;
  faults(): Promise<Fault[]>;
  clearFaults(): Promise<void>;
  /** All access tokens end now; refresh tokens too when asked. */
  expireTokens(options?: { refreshTokens?: boolean }): Promise<void>;
  changeAccount(change: AccountChange): Promise<Karoo['RespostaConta']>;
  setKarooToken(token: string): Promise<void>;
  setBimerPassword(password: string): Promise<void>;
  changeKarooSettings(settings: Partial<KarooSettings>): Promise<KarooSettings>;
  changeBimerSettings(settings: Partial<BimerSettings>): Promise<BimerSettings>;
  integrateElsewhere(id: string, numeroBimer: string): Promise<void>;
  changeBimerData(change: BimerDataChange): Promise<unknown>;
  requests(): Promise<LoggedRequest[]>;
  clearRequests(): Promise<void>;
  violations(): Promise<Violation[]>;
  clearViolations(): Promise<void>;
  seedData(): Promise<SeedData>;
  streamClients(): Promise<number>;
  /** Back to the seed: nothing registered, no faults, empty logs; cuts the event streams. */
  reset(): Promise<void>;
}

export function createSandboxClient(controlUrl: string): SandboxClient {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(controlUrl + path, {
      method,
      // A sandbox that stood still closes what was kept open, perhaps right when the next request goes out.
      headers: { connection: 'close', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    finishAttendance: (request = {}) => call('POST', '/attendances/finish', request),
    finishAgain: (id, request = {}) => call('POST', '/attendances/finish-again', { ...request, id }),
    registrations: () => call('GET', '/registrations'),
    setFault: (fault) => call('POST', '/faults', fault),
    faults: () => call('GET', '/faults'),
    clearFaults: () => call('DELETE', '/faults'),
    expireTokens: (options = {}) => call('POST', '/tokens/expire', options),
    changeAccount: (change) => call('POST', '/account', change),
    setKarooToken: (token) => call('POST', '/karoo/token', { token }),
    setBimerPassword: (password) => call('POST', '/bimer/password', { password }),
    changeKarooSettings: (settings) => call('POST', '/karoo/settings', settings),
    changeBimerSettings: (settings) => call('POST', '/bimer/settings', settings),
    integrateElsewhere: (id, numeroBimer) => call('POST', '/integrated-elsewhere', { id, numeroBimer }),
    changeBimerData: (change) => call('POST', '/bimer/data', change),
    requests: () => call('GET', '/requests'),
    clearRequests: () => call('DELETE', '/requests'),
    violations: () => call('GET', '/violations'),
    clearViolations: () => call('DELETE', '/violations'),
    seedData: () => call('GET', '/seed-data'),
    streamClients: async () => (await call<{ streamClients: number }>('GET', '/health')).streamClients,
    reset: () => call('POST', '/reset'),
  };
}
