import type { RequestListener } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Hono } from 'hono';
import { documents, matchOperation, type Service } from '../openapi/operations';
import { requestProblems } from '../openapi/validation';
import type { World } from '../world';
import type { Call, CallEnv } from './call';
import { actOut } from './fault-actions';
import { keepHeaders } from './request-log';

/** Stands before a service: logs, holds the request against the OpenAPI document, and lets faults act on the socket. */
export function createGateway(
  service: Service,
  app: Hono<CallEnv>,
  world: World,
  basePath: string,
): RequestListener {
  const listener = getRequestListener(
    async (request, bindings) => {
      const { pathname, searchParams, search } = new URL(request.url);
      if (pathname === '/openapi.json' || pathname === `${basePath}/openapi.json`)
        return Response.json(documents[service]);
      const path = pathWithin(basePath, pathname);
      const { method, headers } = request;
      const match = path === null ? { methods: [] } : matchOperation(service, method, path);
      const known = 'operation' in match ? match : null;
      const route = known?.operation.template ?? null;
      const body = method === 'GET' || method === 'HEAD' ? '' : await request.text();
      const receivedAt = Date.now();
      const entry = world.requests.add({
        receivedAt: new Date(receivedAt).toISOString(),
        service,
        method,
        path: pathname,
        route,
        query: Object.fromEntries(searchParams),
        headers: keepHeaders(headers),
        status: null,
        answeredAt: null,
        fault: null,
      });
      const contentType = headers.get('content-type') ?? '';
      const problems = known ? requestProblems({ match: known, query: searchParams, contentType, body }) : [];
      if (problems.length > 0) {
        world.violations.add({ receivedAt: entry.receivedAt, service, method, path: pathname, problems });
      }
      const call: Call = {
        problems,
        allowedMethods: 'methods' in match && match.methods.length > 0 ? match.methods : null,
        receivedAt,
        isTokenRefused: false,
        streamFault: null,
      };
      const answer = async () => {
        const url = new URL((path ?? '/unknown') + search, request.url);
        const inner = new Request(url, { method, headers, ...(body !== '' && { body }) });
        return app.fetch(inner, { ...(bindings as HttpBindings), call });
      };
      const isSpared = headers.get('x-sandbox-faults') === 'none';
      const fault = isSpared ? null : world.faults.take(service, method, route);
      entry.fault = fault?.kind ?? null;
      const response = await (fault ? actOut(fault, call, bindings as HttpBindings, answer) : answer());
      const isSent = response === RESPONSE_ALREADY_SENT;
      const { outgoing } = bindings as HttpBindings;
      const time = world.timeOf(service);
      if (time === null) outgoing.sendDate = false;
      else if (!isSent) response.headers.set('date', new Date(time).toUTCString());
      if (!isSent || outgoing.headersSent) {
        entry.status = isSent ? outgoing.statusCode : response.status;
        entry.answeredAt = new Date().toISOString();
      }
      return response;
    },
    { overrideGlobalObjects: false },
  );
  return (incoming, outgoing) => void listener(incoming, outgoing);
}

function pathWithin(basePath: string, pathname: string): string | null {
  if (basePath === '') return pathname;
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : null;
}
