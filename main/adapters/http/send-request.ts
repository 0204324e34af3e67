import type { IncomingHttpHeaders } from 'node:http';
import type { Response } from 'got';
import { defaultTimeouts, freshConnection, gotClient, type RequestTimeouts } from './got-client';
import { AnswerTooLargeError, transportError } from './transport-error';

/** The largest answer that is read, in bytes after decompression. */
export const maxAnswerBytes = 10 * 1024 * 1024;

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  json?: unknown;
  signal?: AbortSignal | undefined;
}

/** An answer of any status, read to its end. */
export interface HttpAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export function isSuccess({ status }: HttpAnswer): boolean {
  return status >= 200 && status <= 299;
}

/**
 * One exchange, never repeated and never redirected.
 * @throws TransportError when there is no complete answer of at most `maxAnswerBytes`.
 */
export async function sendRequest(request: HttpRequest, timeouts = defaultTimeouts): Promise<HttpAnswer> {
  const got = await gotClient();
  const stream = got.stream(request.url, {
    method: request.method,
    headers: { accept: 'application/json', ...request.headers },
    timeout: gotTimeouts(timeouts),
    ...(request.form && { form: request.form }),
    ...(request.json !== undefined && { json: request.json }),
    ...(request.signal && { signal: request.signal }),
    ...(request.method === 'POST' && { agent: freshConnection }),
  });
  let head: Pick<Response, 'statusCode' | 'headers'> = { statusCode: 0, headers: {} };
  stream.once('response', (response: Response) => {
    head = response;
  });
  const text = await readText(stream);
  return { status: head.statusCode, headers: head.headers, text };
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

/** Reads to the end. @throws TransportError, also beyond `maxAnswerBytes`; leaving the loop destroys the stream */
export async function readText(stream: AsyncIterable<unknown>): Promise<string> {
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
    throw transportError(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}
