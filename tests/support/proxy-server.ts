import { createServer as createPlain, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createSecure, type ServerOptions } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

export interface ProxyOptions {
  /** `user:password` that the proxy asks for (Basic). */
  credentials?: string;
  /** Answers every tunnel so. */
  status?: number;
  /** Accepts connections and says nothing. */
  isSilent?: boolean;
  /** Speaks TLS with the client. */
  tls?: ServerOptions;
}

export interface TestProxy {
  url: string;
  /** `host:port` of the tunnels asked for, oldest first. */
  tunnels: string[];
  /** Requests that were no tunnels. */
  plainRequests: string[];
  close(): Promise<void>;
}

/** A proxy on loopback in whose network every name is this computer. */
export async function startProxy(options: ProxyOptions = {}): Promise<TestProxy> {
  const tunnels: string[] = [];
  const plainRequests: string[] = [];
  const sockets = new Set<Duplex>();
  const plain: RequestListener = (request, response) => {
    plainRequests.push(request.url ?? '');
    response.writeHead(400).end();
  };
  const server = options.tls ? createSecure(options.tls, plain) : createPlain(plain);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    tunnels.push(request.url ?? '');
    client.on('error', () => undefined);
    if (options.isSilent) return;
    const given = request.headers['proxy-authorization'];
    const wanted = options.credentials && `Basic ${Buffer.from(options.credentials).toString('base64')}`;
    if (wanted !== undefined && given !== wanted) {
      client.end('HTTP/1.1 407 Asks\r\nProxy-Authenticate: Basic realm="x"\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    if (options.status !== undefined) {
      client.end(`HTTP/1.1 ${options.status} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const target = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => client.destroy());
    client.on('close', () => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`,
    tunnels,
    plainRequests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}
