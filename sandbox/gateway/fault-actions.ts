import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Service } from '../openapi/operations';
import type { Call } from './call';
import { isStreamKind, type Fault } from './fault-table';

/** Lets the request go wrong in the way that the fault says; `answer` is what would happen without it. */
export async function actOut(
  fault: Fault,
  call: Call,
  bindings: HttpBindings,
  answer: () => Promise<Response>,
): Promise<Response> {
  if (isStreamKind(fault.kind)) {
    call.streamFault = fault;
    return answer();
  }
  if (fault.kind === 'late-store') return storeLate(fault, bindings, answer);
  if (fault.delayMs) await sleep(fault.delayMs);
  switch (fault.kind) {
    case 'delay':
      return answer();
    case 'status':
      return statusResponse(fault);
    case 'not-found-route':
      return new Response('<html><body><h1>404 - File or directory not found.</h1></body></html>', {
        status: 404,
        headers: { 'content-type': 'text/html' },
      });
    case 'expired-token':
      call.isTokenRefused = true;
      return answer();
    case 'drop-before-store':
      return drop(bindings);
    case 'drop-after-store':
      await answer();
      return drop(bindings);
    case 'status-after-store':
      await answer();
      return statusResponse(fault);
    case 'hang':
      return untilClientLeaves(bindings);
    case 'hang-after-store':
      await answer();
      return untilClientLeaves(bindings);
    case 'malformed-json':
      return spoil(await answer(), bindings, malformed);
    case 'half-body':
      return spoil(await answer(), bindings, halfBody);
    default:
      return answer();
  }
}

function statusResponse({
  service,
  status = 503,
  body = errorBody(service, status),
  headers = {},
}: Fault): Response {
  // 204 and 304 must not have a body.
  const hasBody = status !== 204 && status !== 304;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  return new Response(hasBody ? text : null, { status, headers: { 'content-type': type, ...headers } });
}

function errorBody(service: Service, status: number): unknown {
  if (service === 'karoo') return { erro: { codigo: `http_${status}`, mensagem: 'Falha simulada.' } };
  const error = {
    ErrorCode: String(status),
    ErrorMessage: 'Falha simulada.',
    PossibleCause: null,
    StackTrace: 'em Sandbox.Falha()',
  };
  return { Erros: [error], ListaObjetos: [] };
}

function drop({ incoming }: HttpBindings): Response {
  incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** The client loses its connection at once; the server goes on with the request when its turn has come. */
function storeLate(
  { delayMs = 0 }: Fault,
  bindings: HttpBindings,
  answer: () => Promise<Response>,
): Response {
  void sleep(delayMs, null, { ref: false }).then(answer);
  return drop(bindings);
}

async function untilClientLeaves({ outgoing }: HttpBindings): Promise<Response> {
  if (!outgoing.destroyed) await once(outgoing, 'close');
  return RESPONSE_ALREADY_SENT;
}

/** The event stream has already begun to answer; all that can go wrong with it is its end. */
function spoil(
  response: Response,
  bindings: HttpBindings,
  how: (response: Response, bindings: HttpBindings) => Promise<Response>,
): Promise<Response> | Response {
  return response === RESPONSE_ALREADY_SENT ? drop(bindings) : how(response, bindings);
}

async function malformed(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(`${text.slice(0, Math.ceil(text.length / 2))}<!-- `, {
    status: response.status,
    headers: response.headers,
  });
}

/** The length of the whole is announced, half of it is sent, then the connection is cut. */
async function halfBody(response: Response, { outgoing }: HttpBindings): Promise<Response> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const headers = { ...Object.fromEntries(response.headers), 'content-length': String(bytes.length) };
  outgoing.writeHead(response.status, headers);
  await new Promise((resolve) => outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), resolve));
  outgoing.socket?.destroySoon();
  return RESPONSE_ALREADY_SENT;
}
