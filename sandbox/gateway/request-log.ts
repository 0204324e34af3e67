import type { Service } from '../openapi/operations';

export interface LoggedRequest {
  /** ISO-8601 instant of the receipt. */
  receivedAt: string;
  service: Service;
  method: string;
  path: string;
  /** The document's path, or null when it knows none. */
  route: string | null;
  query: Record<string, string>;
  headers: Record<string, string>;
  /** Null while it is not answered, and for good when the connection was cut without an answer. */
  status: number | null;
  /** ISO-8601 instant at which the service had its answer; null as with `status`. */
  answeredAt: string | null;
  /** Kind of the fault that hit it. */
  fault: string | null;
}

export interface Violation {
  receivedAt: string;
  service: Service;
  method: string;
  path: string;
  problems: string[];
}

// Authorization and cookies are left out on purpose: the log is printed in reports.
const keptHeaders = [
  'accept',
  'accept-encoding',
  'content-type',
  'content-length',
  'if-none-match',
  'last-event-id',
  'user-agent',
];

export function keepHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    keptHeaders.flatMap((name) => (headers.has(name) ? [[name, headers.get(name) ?? '']] : [])),
  );
}

/** Keeps the newest entries only. */
export class RingLog<T> {
  #entries: T[] = [];

  constructor(private readonly capacity: number) {}

  add(entry: T): T {
    this.#entries.push(entry);
    if (this.#entries.length > this.capacity) this.#entries.shift();
    return entry;
  }

  list(): readonly T[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
