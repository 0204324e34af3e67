import type { Service } from '../openapi/operations';

export const faultKinds = [
  'status', 'delay', 'drop-before-store', 'drop-after-store', 'malformed-json', 'half-body', 'expired-token',
  'not-found-route', 'hang', 'hang-after-store', 'late-store', 'status-after-store', 'stream-silence', 'stream-close',
] as const; // prettier-ignore
export type FaultKind = (typeof faultKinds)[number];

export interface FaultRequest {
  service: Service;
  kind: FaultKind;
  /** `*` or missing = any. */
  method?: string;
  /** The path as the OpenAPI document writes it; `*` or missing = any. */
  route?: string;
  /** How many requests (or, for stream kinds, connections) it hits; 1 when missing. */
  times?: number;
  /** Kinds `status` and `status-after-store`: 503 when missing. */
  status?: number;
  /** The same kinds: text as it is, anything else as JSON; the service's own error when missing. */
  body?: unknown;
  headers?: Record<string, string>;
  /**
   * Waits this long before whatever the kind does. Kind `late-store`: between the cut and the storing. Kind
   * `stream-silence`: how long the silence lasts, else for ever.
   */
  delayMs?: number;
}

export interface Fault extends FaultRequest {
  id: number;
  remaining: number;
}

/** What is to go wrong, and how often still. The first fault that fits is taken, in the order in which they were set. */
export class FaultTable {
  #faults: Fault[] = [];
  #lastId = 0;

  add(request: FaultRequest): Fault {
    const fault = { ...request, id: (this.#lastId += 1), remaining: request.times ?? 1 };
    this.#faults.push(fault);
    return fault;
  }

  /** Uses up one hit. `template` is null for a path that the document does not know. */
  take(service: Service, method: string, template: string | null, onlyStream = false): Fault | null {
    const fault = this.#faults.find(
      (candidate) =>
        candidate.remaining > 0 &&
        candidate.service === service &&
        fits(candidate.method?.toUpperCase(), method) &&
        fits(candidate.route, template) &&
        (isStreamKind(candidate.kind) ? template === '/v1/eventos' : !onlyStream),
    );
    if (fault) fault.remaining -= 1;
    return fault ?? null;
  }

  list(): Fault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }
}

export function isStreamKind(kind: FaultKind): boolean {
  return kind === 'stream-silence' || kind === 'stream-close';
}

function fits(wanted: string | undefined, given: string | null): boolean {
  return wanted === undefined || wanted === '*' || wanted === given;
}
