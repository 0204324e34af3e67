import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { CallEnv } from '../gateway/call';
import type { World } from '../world';

/** The lists that the form chooses from, with ETag where the version has it. */
export function createListRoutes(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();
  const lists = {
    '/api/crm/produtos': () => world.bimer.products,
    '/api/crm/tiposAtendimento': () => world.bimer.types,
    '/api/crm/centrosResponsabilidade': () => world.bimer.centres,
    '/api/usuarios': () => world.bimer.users,
  };
  for (const [path, items] of Object.entries(lists)) {
    app.get(path, (c) => {
      const response = world.answers.page(c, items(), world.bimerSettings.etag ? etagFor : undefined);
      const etag = response.headers.get('etag');
      const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
      return etag !== null && known.includes(etag) ? c.body(null, 304, { etag }) : response;
    });
  }
  return app;
}

function etagFor(body: string): Record<string, string> {
  return { etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"` };
}
