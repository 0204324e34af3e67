import { loadOnce } from './load-once';

/** Bounds of one exchange, in ms. */
export interface RequestTimeouts {
  /** Each of name look-up, TCP connect and TLS handshake. */
  connectMs: number;
  /** From the request sent to the first byte of the answer. */
  responseMs: number;
  /** The whole exchange; streams have none. */
  totalMs: number;
}

export const defaultTimeouts: RequestTimeouts = { connectMs: 5_000, responseMs: 20_000, totalMs: 30_000 };

/** The one got instance of the app. Loaded at the first call, so that start-up does not pay for it. */
export const gotClient = loadOnce(async () => {
  const { default: got } = await import('got');
  return got.extend({
    headers: { 'user-agent': 'karoo-bimer-companion' },
    // Callers decide about repeats: only they know whether one is harmless.
    retry: { limit: 0 },
    // A redirect would carry credentials and registrations to a server nobody configured.
    followRedirect: false,
    throwHttpErrors: false,
    http2: false,
  });
});
