import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { CallEnv } from '../gateway/call';
import type { Karoo } from '../openapi/schemas';
import type { World } from '../world';

/** The Karoo that the gateway stands before. */
export function createKarooApp(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();

  const guard = createMiddleware<CallEnv>(async (c, next) => {
    const { isTokenRefused, problems } = c.env.call;
    const isKnown = c.req.header('authorization') === `Bearer ${world.karoo.token}`;
    if (!isKnown || isTokenRefused) return failure(c, 401, 'nao_autorizado', 'Token inválido.');
    if (problems.length > 0) return failure(c, 422, 'invalido', problems.join('; '));
    return next();
  });
  app.use('*', guard);

  app.get('/v1/conta', (c) => c.json(world.karoo.account));

  app.get('/v1/eventos', (c) => {
    const { hasStream, refusesUnknownEvents } = world.karooSettings;
    const lastEventId = c.req.header('last-event-id') ?? null;
    if (!hasStream) return failure(c, 404, 'nao_encontrado', 'Recurso não encontrado.');
    if (refusesUnknownEvents && lastEventId !== null && !world.events.knows(lastEventId))
      return failure(c, 410, 'evento_desconhecido', 'O evento não é mais conhecido.');
    world.events.connect(c.env.outgoing, lastEventId, c.env.call.streamFault);
    return RESPONSE_ALREADY_SENT;
  });

  app.get('/v1/atendimentos', (c) => {
    const { desde, integrado, limite, cursor } = c.req.query();
    const all = world.karoo.list(desde, integrado === undefined ? undefined : integrado === 'true');
    const size = Math.min(Number(limite ?? 50), world.options.maxCatchUpPage);
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && !after) return failure(c, 422, 'cursor_invalido', 'Cursor inválido.');
    // By position of the last one seen: what is integrated meanwhile must not shift the pages.
    const rest = after ? all.filter((item) => isAfter(item, after)) : all;
    const itens = rest.slice(0, size);
    const last = itens.at(-1);
    const proximoCursor = last && rest.length > itens.length ? writeCursor(last) : null;
    return c.json({ itens, proximoCursor } satisfies Karoo['PaginaAtendimentos']);
  });

  app.get('/v1/atendimentos/:id', (c) => {
    const attendance = world.karoo.attendances.get(c.req.param('id'));
    return attendance
      ? c.json(world.karoo.shown(attendance))
      : failure(c, 404, 'nao_encontrado', 'Atendimento não encontrado.');
  });

  app.post('/v1/atendimentos/:id/integracoes', async (c) => {
    const attendance = world.karoo.attendances.get(c.req.param('id'));
    if (!attendance) return failure(c, 404, 'nao_encontrado', 'Atendimento não encontrado.');
    const body = await c.req.json<Karoo['NovaIntegracao']>();
    const { mark, isNew } = world.karoo.integrate(
      attendance,
      body,
      new Date(c.env.call.receivedAt).toISOString(),
    );
    return c.json(mark, isNew ? 201 : 200);
  });

  app.notFound((c) => {
    if (c.env.call.allowedMethods) return failure(c, 405, 'metodo_nao_suportado', 'Método não suportado.');
    return failure(c, 404, 'nao_encontrado', 'Recurso não encontrado.');
  });
  app.onError((error, c) => failure(c, 500, 'erro_interno', error.message));
  return app;
}

function failure(
  c: Context<CallEnv>,
  status: ContentfulStatusCode,
  codigo: string,
  mensagem: string,
): Response {
  return c.json({ erro: { codigo, mensagem } } satisfies Karoo['RespostaErro'], status);
}

interface Position {
  fim: string;
  id: string;
}

const writeCursor = ({ fim, id }: Position) => Buffer.from(JSON.stringify([fim, id])).toString('base64url');

function readCursor(cursor: string): Position | null {
  try {
    const [fim, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
    return { fim, id };
  } catch {
    return null;
  }
}

function isAfter(a: Position, b: Position): boolean {
  return (Date.parse(a.fim) - Date.parse(b.fim) || a.id.localeCompare(b.id)) > 0;
}
