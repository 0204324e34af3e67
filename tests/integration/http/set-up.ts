import { CompanyNetwork, type CompanyNetworkOptions } from '../../../main/adapters/http/network';
import type { NetworkSettings } from '../../../main/services/ports';
import { RecordingLogger } from '../../support/fakes/in-memory-stores';

/** A network of the test's own; by default straight to the server, with what the runtime trusts. */
export function networkWith({
  settings = {},
  ...options
}: Partial<Omit<CompanyNetworkOptions, 'settings'>> & { settings?: Partial<NetworkSettings> } = {}) {
  return new CompanyNetwork({
    settings: () => ({ proxy: 'system', proxyUser: '', proxyPassword: '', caFile: '', ...settings }),
    systemProxy: { resolve: () => Promise.resolve('DIRECT') },
    logger: new RecordingLogger(),
    systemAuthorities: () => [],
    ...options,
  });
}
