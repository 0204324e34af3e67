import { Hono, type Context } from 'hono';
import type { CallEnv } from '../gateway/call';
import type { AuthStyle } from '../options';
import type { World } from '../world';

/** The three sign-in styles; only the one set exists, the others are unknown paths. */
export function createSignInRoutes(world: World): Hono<CallEnv> {
  const app = new Hono<CallEnv>();
  const settings = () => world.bimerSettings;
  const only = (
    style: AuthStyle,
    handle: (c: Context<CallEnv>, form: Record<string, string>) => Response,
  ) => {
    return async (c: Context<CallEnv>) => {
      if (settings().authStyle !== style) return c.notFound();
      const problems = c.env.call.problems.join('; ');
      if (problems !== '') {
        return style === 'jwt'
          ? world.answers.badParameter(c, problems)
          : oauthError(c, 'invalid_request', problems);
      }
      return handle(c, await c.req.parseBody<Record<string, string>>());
    };
  };
  const oauthError = (c: Context<CallEnv>, error: string, description: string) => {
    return c.json({ error, error_description: description }, 400);
  };
  const refused = (c: Context<CallEnv>) => world.answers.error(c, '401', 'Usuário ou senha inválidos.', 401);
  const isPassword = (form: Record<string, string>) => {
    return form['username'] === settings().username && form['password'] === settings().password;
  };

  app.post(
    '/oauth/token',
    only('oauth', (c, form) => {
      const { clientId, clientSecret, username } = settings();
      if (form['grant_type'] === 'refresh_token') {
        const renewed = world.sessions.renew(form['refresh_token'] ?? '');
        if (!renewed) return oauthError(c, 'invalid_grant', 'Token de renovação inválido.');
        return c.json(oauthToken(renewed));
      }
      if (form['client_id'] !== clientId || (form['client_secret'] ?? '') !== clientSecret) {
        return oauthError(c, 'invalid_client', 'Aplicativo cliente não autorizado.');
      }
      const nonce = form['nonce'] ?? '';
      if (!world.sessions.useNonce(nonce)) return oauthError(c, 'invalid_grant', 'Nonce já utilizado.');
      if (form['username'] !== username || form['password'] !== world.sessions.hashedPassword(nonce)) {
        return oauthError(c, 'invalid_grant', 'Usuário ou senha inválidos.');
      }
      return c.json(oauthToken(world.sessions.issue()));
    }),
  );

  app.post(
    '/auth/token',
    only('jwt', (c, form) => (isPassword(form) ? c.json(world.sessions.issue()) : refused(c))),
  );

  app.post(
    '/auth/refresh-token',
    only('jwt', (c, form) => {
      const renewed = world.sessions.renew(form['refreshToken'] ?? '', form['token']);
      return renewed && form['username'] === settings().username ? c.json(renewed) : refused(c);
    }),
  );

  app.get('/auth/validate', (c) => {
    if (settings().authStyle !== 'jwt') return c.notFound();
    return isAuthorized(c, world)
      ? c.json({ valid: true })
      : world.answers.error(c, '401', 'Token inválido ou expirado.', 401);
  });

  app.post(
    '/api/autenticacao/token',
    only('jwt-api', (c, form) => {
      if (!isPassword(form)) return oauthError(c, 'invalid_grant', 'Usuário ou senha inválidos.');
      const { accessToken, refreshToken, expiresIn } = world.sessions.issue();
      return c.json({ accessToken, refresh_token: refreshToken, expires_in: expiresIn });
    }),
  );

  return app;
}

function oauthToken({
  accessToken,
  refreshToken,
  expiresIn,
}: {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}) {
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: expiresIn,
    refresh_token: refreshToken,
  };
}

/** Whether the request carries a good token; one that a fault calls expired is good no more. */
export function isAuthorized(c: Context<CallEnv>, world: World): boolean {
  const token = /^bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  if (c.env.call.isTokenRefused) world.sessions.revoke(token);
  return world.sessions.isValid(token);
}
