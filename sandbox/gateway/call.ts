import type { HttpBindings } from '@hono/node-server';
import type { Fault } from './fault-table';

/** What the gateway tells a service about the request in hand. */
export interface Call {
  /** Empty when the request keeps to the OpenAPI document. */
  problems: string[];
  /** Methods that the path knows, when it knows not this one; null = the path itself is unknown. */
  allowedMethods: string[] | null;
  /** Receipt, ms since the epoch. */
  receivedAt: number;
  /** A fault says that the token given is to be refused. */
  isTokenRefused: boolean;
  /** A fault meant for the event stream. */
  streamFault: Fault | null;
}

export type CallEnv = { Bindings: HttpBindings & { call: Call } };
