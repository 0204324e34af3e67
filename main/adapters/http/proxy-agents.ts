import { HttpProxyAgent, HttpsProxyAgent } from 'hpagent';
import type { ClientRequestArgs } from 'node:http';
import type { RequestOptions } from 'node:https';
import { TLSSocket } from 'node:tls';
import { optionsFor, tlsOptions, type Agents, type Connected, type Reuse } from './agents';
import { watchCertificates } from './peer-certificate';
import { ProxyError, type ProxyTrouble } from './proxy-error';
import type { Trust } from './trust';

/** A proxy and as whom to use it. */
export interface ProxyAccess {
  /** `http://host:port` or `https://host:port` */
  url: string;
  user: string;
  password: string;
}

/** A proxy that accepts the connection and says nothing is given up after this time, ms. */
const patienceMs = 5000;

/**
 * Agents that reach the server through a tunnel (CONNECT) of the proxy, for http as well: what the server gets and answers
 * stays between it and the app. `onUnreachable`: the proxy itself could not be reached.
 */
export function proxyAgents(
  reuse: Reuse,
  trust: Trust,
  access: ProxyAccess,
  onUnreachable: () => void,
): Agents {
  const proxy = new URL(access.url);
  proxy.username = encodeURIComponent(access.user);
  proxy.password = encodeURIComponent(access.password);
  const options = { ...optionsFor(reuse), timeout: patienceMs, proxy };
  const proxyRequestOptions = trust.authorities === null ? {} : { ca: [...trust.authorities] };
  const hasCredentials = access.user !== '';
  const connected = (callback: Connected | undefined): Connected => {
    return (error, socket) => {
      if (!error) {
        if (socket instanceof TLSSocket) watchCertificates(socket, trust);
        callback?.(null, socket);
        return;
      }
      const trouble = troubleOf(error, hasCredentials);
      if (trouble.kind === 'unreachable') onUnreachable();
      callback?.(new ProxyError(proxy.host, trouble, error), socket);
    };
  };

  class PlainTunnel extends HttpProxyAgent {
    override createConnection(target: ClientRequestArgs, callback?: Connected) {
      return super.createConnection(target, connected(callback));
    }
  }
  class SecureTunnel extends HttpsProxyAgent {
    override createConnection(target: RequestOptions, callback?: Connected) {
      return super.createConnection(target, connected(callback));
    }
  }
  return {
    http: new PlainTunnel({ ...options, proxyRequestOptions }),
    https: new SecureTunnel({ ...options, ...tlsOptions(trust), proxyRequestOptions }),
  };
}

/** hpagent tells the status of a refusal in the words of its error only. */
function troubleOf({ message }: Error, hasCredentials: boolean): ProxyTrouble {
  const status = /^Bad response: (\d{3})$/.exec(message)?.[1];
  if (status === undefined) return { kind: 'unreachable' };
  return status === '407'
    ? { kind: 'credentials', hasCredentials }
    : { kind: 'refused', status: Number(status) };
}
