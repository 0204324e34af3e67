import { request as forward } from 'node:http';
import type { ServerOptions } from 'node:https';
import { startTlsServer, type TlsServer } from './tls-server';

/** A server that speaks TLS in front of a plain one on loopback, streams included. */
export function startTlsFront(tls: ServerOptions, target: string): Promise<TlsServer> {
  return startTlsServer(tls, (request, response) => {
    const { method, headers, url } = request;
    const options = { method, headers: { ...headers, host: new URL(target).host } };
    const onward = forward(new URL(url ?? '/', target), options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
}
