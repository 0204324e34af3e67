import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'got';
import type { Agents, Reuse } from './agents';
import { defaultTimeouts, gotClient, type RequestTimeouts } from './got-client';
import { CompanyNetwork, type Network } from './network';
import { AnswerTooLargeError, TransportError, transportError } from './transport-error';

/** The largest answer that is read, in bytes after decompression. */
export const maxAnswerBytes = 10 * 1024 * 1024;

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  signal?: AbortSignal | undefined;
  /** The answer may be long: it has more time, as long as something comes. */
  isLong?: boolean;
}

/** How calls travel. */
export interface Carriage {
  timeouts: RequestTimeouts;
  network: Network;
}

const nobody = () => undefined;

/** Straight to the server, with what the system trusts. */
export const defaultCarriage: Carriage = {
  timeouts: defaultTimeouts,
  network: new CompanyNetwork({
    settings: () => ({ proxy: 'none', proxyUser: '', proxyPassword: '', caFile: '' }),
    systemProxy: { resolve: () => Promise.resolve('DIRECT') },
    logger: { info: nobody, warn: nobody, error: nobody },
  }),
};

/** An answer of any status, read to its end. */
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status <= 299;
}

/** An answer whose body comes while it is read. */
export interface OpenAnswer {
  /** Known with the first chunk, or with the end of an answer that has none. */
  head: () => Pick<HttpAnswer, 'status' | 'headers'>;
  /** Once, to the end or to a `break`, which closes the connection. @throws TransportError */
  chunks: AsyncIterable<Buffer>;
}

/**
 * One exchange, never repeated and never redirected.
 * @throws TransportError when there is no complete answer of at most `maxAnswerBytes`.
 */
export async function sendRequest(
  request: HttpRequest,
  carriage: Carriage = defaultCarriage,
): Promise<HttpAnswer> {
  const { head, chunks } = await openRequest(request, carriage);
  const text = await readText(chunks, new URL(request.url).hostname);
  return { ...head(), text };
}

/** As `sendRequest`, for who reads the body as it comes and sees to its bounds. @throws TransportError */
export async function openRequest(
  request: HttpRequest,
  carriage: Carriage = defaultCarriage,
): Promise<OpenAnswer> {
  const { timeouts } = carriage;
  const [got, agent] = await Promise.all([
    gotClient(),
    agentsFor(request.url, request.method === 'POST' ? 'fresh' : 'kept', carriage),
  ]);
  const stream = got.stream(request.url, {
    method: request.method,
    headers: { accept: 'application/json', ...request.headers },
    timeout: request.isLong === true ? longTimeouts(timeouts) : gotTimeouts(timeouts),
    ...(request.form && { form: request.form }),
    ...(request.json !== undefined && { json: request.json }),
    ...(request.signal && { signal: request.signal }),
    agent,
  });
  let head: Pick<Response, 'statusCode' | 'headers'> = { statusCode: 0, headers: {} };
  stream.once('response', (response: Response) => {
    head = response;
  });
  return {
    head: () => ({ status: head.statusCode, headers: head.headers }),
    chunks: chunksOf(stream, new URL(request.url).hostname),
  };
}

async function* chunksOf(stream: AsyncIterable<unknown>, host: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw transportError(error, host);
  }
}

/** Who opens the connection; found within the time that a connection may take. @throws TransportError */
export async function agentsFor(url: string, reuse: Reuse, carriage: Carriage): Promise<Agents> {
  const { network, timeouts } = carriage;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TransportError('timeout', false, { detail: 'no way to the server found in time' }));
    }, timeouts.connectMs);
  });
  try {
    return await Promise.race([network.agentsFor(url, reuse), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** The time-outs as got names them; `withTotal: false` for streams. */
export function gotTimeouts({ connectMs, responseMs, totalMs }: RequestTimeouts, withTotal = true) {
  return {
    lookup: connectMs,
    connect: connectMs,
    secureConnect: connectMs,
    response: responseMs,
    ...(withTotal && { request: totalMs }),
  };
}

/** For an answer that may be long: nothing comes any more after the time of a response. */
function longTimeouts(timeouts: RequestTimeouts) {
  return { ...gotTimeouts(timeouts), request: 10 * timeouts.totalMs, socket: timeouts.responseMs };
}

/** Reads to the end. @throws TransportError, also beyond `maxAnswerBytes`; leaving the loop destroys the stream */
export async function readText(stream: AsyncIterable<unknown>, host: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > maxAnswerBytes) throw new AnswerTooLargeError();
      chunks.push(bytes);
    }
  } catch (error) {
    throw transportError(error, host);
  }
  return Buffer.concat(chunks).toString('utf8');
}
