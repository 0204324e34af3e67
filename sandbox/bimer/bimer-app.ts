import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { CallEnv } from '../gateway/call';
import type { World } from '../world';
import { createCustomerRoutes } from './customer-routes';
import { createListRoutes } from './list-routes';
import { createRegistrationRoutes } from './registration-routes';
import { createSignInRoutes, isAuthorized } from './sign-in-routes';

/** The Bimer that the gateway stands before. */
export function createBimerApp(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();
  app.route('/', createSignInRoutes(world));
  const guard = createMiddleware<CallEnv>(async (c, next) => {
    if (!isAuthorized(c, world)) return world.answers.error(c, '401', 'Token inválido ou expirado.', 401);
    if (!world.bimerSettings.hasApiModule)
      return world.answers.error(c, '403', 'Usuário sem acesso ao módulo "Bimer API".', 403);
    const { problems } = c.env.call;
    if (problems.length > 0) return world.answers.badParameter(c, problems.join('; '));
    return next();
  });
  app.use('/api/*', guard);
  app.route('/', createCustomerRoutes(world));
  app.route('/', createListRoutes(world));
  app.route('/', createRegistrationRoutes(world));
  app.notFound((c) => {
    const { allowedMethods } = c.env.call;
    if (allowedMethods) return c.text('Método não suportado.', 405, { allow: allowedMethods.join(', ') });
    return c.html('<html><body><h1>404 - File or directory not found.</h1></body></html>', 404);
  });
  app.onError((error, c) => world.answers.error(c, '500', error.message, 500));
  return app;
}
