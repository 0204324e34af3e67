import { createServer, type ServerOptions } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TlsServer {
  port: number;
  /** `https://localhost:<port>` */
  url: string;
  /** Paths of the requests, oldest first. */
  paths: string[];
  close(): Promise<void>;
}

/** A server on loopback that speaks TLS with the given certificate. */
export async function startTlsServer(
  tls: ServerOptions,
  handler: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  },
): Promise<TlsServer> {
  const paths: string[] = [];
  const server = createServer(tls, (request, response) => {
    paths.push(request.url ?? '');
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `https://localhost:${port}`,
    paths,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
