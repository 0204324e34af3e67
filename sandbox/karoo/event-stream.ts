import type { ServerResponse } from 'node:http';
import type { Fault, FaultTable } from '../gateway/fault-table';

interface StreamEvent {
  cursor: string;
  text: string;
}

interface Client {
  response: ServerResponse;
  silentUntil: number;
}

const remembered = 1000;

/** Everyone who listens to Karoo's events, and the events that a reconnection can still get. */
export class EventStream {
  #events: StreamEvent[] = [];
  #count = 0;
  #generation = 1;
  readonly #clients = new Set<Client>();
  #onFirstClient: (() => void) | null = null;

  constructor(
    private readonly faults: FaultTable,
    private readonly heartbeatMs: number,
  ) {}

  get clientCount(): number {
    return this.#clients.size;
  }

  /** Calls back once, when the next client connects. */
  onFirstClient(callback: () => void): void {
    this.#onFirstClient = callback;
  }

  send(event: string, data: unknown): void {
    // Opaque on purpose: a reader must not count on its form.
    const cursor = Buffer.from(`${this.#generation}.${(this.#count += 1)}`).toString('base64url');
    const entry = { cursor, text: `id: ${cursor}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n` };
    this.#events.push(entry);
    if (this.#events.length > remembered) this.#events.shift();
    for (const client of this.#clients) write(client, entry.text);
  }

  knows(cursor: string): boolean {
    return this.#events.some((event) => event.cursor === cursor);
  }

  /** Takes over the response. Without a cursor only what comes from now on is sent; with an unknown one all that is remembered. */
  connect(response: ServerResponse, lastEventId: string | null, fault: Fault | null): void {
    const client: Client = { response, silentUntil: 0 };
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
    });
    response.flushHeaders();
    this.#clients.add(client);
    const heartbeat = setInterval(() => {
      write(client, ': vivo\n\n');
    }, this.heartbeatMs);
    heartbeat.unref();
    response.once('close', () => {
      clearInterval(heartbeat);
      this.#clients.delete(client);
    });
    if (fault) applyFault(client, fault);
    write(client, ': conectado\n\n');
    if (lastEventId) {
      const seen = this.#events.findIndex(({ cursor }) => cursor === lastEventId);
      for (const { text } of this.#events.slice(seen + 1)) write(client, text);
    }
    this.#onFirstClient?.();
    this.#onFirstClient = null;
  }

  /** Stream faults that were just set hit the connections that are open. */
  applyFaults(): void {
    for (const client of this.#clients) {
      if (client.silentUntil > Date.now() || client.response.writableEnded) continue;
      const fault = this.faults.take('karoo', 'GET', '/v1/eventos', true);
      if (fault) applyFault(client, fault);
    }
  }

  /** Forgets all events and cuts all connections. */
  restart(): void {
    this.#events = [];
    this.#generation += 1;
    this.close();
  }

  close(): void {
    for (const { response } of this.#clients) response.destroy();
    this.#clients.clear();
  }
}

function applyFault(client: Client, { kind, delayMs }: Fault): void {
  if (kind === 'stream-silence')
    client.silentUntil = delayMs ? Date.now() + delayMs : Number.POSITIVE_INFINITY;
  else client.response.end();
}

function write({ response, silentUntil }: Client, text: string): void {
  if (!response.writableEnded && silentUntil <= Date.now()) response.write(text);
}
