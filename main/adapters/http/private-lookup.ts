import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from '../../../common/settings/private-address';

/** What resolves names: `dns.lookup`, or a test's own. */
export type Resolve = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A name that plain http was meant for leads out of the private networks; nothing was sent there. */
export class NotPrivateError extends Error {
  readonly code = 'ENOTPRIVATE';

  constructor(
    readonly hostname: string,
    readonly address: string,
  ) {
    super(`${hostname} is at ${address}`);
  }
}

/**
 * The lookup of every plain http connection: a name counts only when all addresses it has at this moment are private.
 * What is judged here is what is connected to, so that no second answer of a name server can lead elsewhere.
 */
export function privateLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      if (error) {
        callback(error, '');
        return;
      }
      const stray = addresses.find(({ address }) => !isPrivateAddress(address));
      const wanted = options.family === 4 || options.family === 6 ? options.family : null;
      const usable = addresses.filter(({ family }) => wanted === null || family === wanted);
      const [first] = usable;
      if (stray) callback(new NotPrivateError(hostname, stray.address), '');
      else if (!first) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
      else if (options.all === true) callback(null, usable);
      else callback(null, first.address, first.family);
    });
  };
}
