import { AppError } from '../../../common/errors';
import type { AuthStyle } from '../../../common/settings/settings';
import { serverUrl, type UrlParts } from '../http/server-url';
import { bimerRoutes, type BimerRouteName } from './routes';

export interface BimerConnectionSettings {
  baseUrl: string;
  authStyle: AuthStyle;
  clientId: string;
  clientSecret: string | null;
  username: string;
  password: string | null;
  /** Route name → path, in place of the one in `bimerRoutes`. */
  routes: Record<string, string>;
}

/** The settings with which a sign-in can be tried. */
export type Credentials = BimerConnectionSettings & { password: string };

/** @throws AppError `not-configured` when user or password are missing */
export function requireCredentials(settings: BimerConnectionSettings): Credentials {
  const { username, password } = settings;
  if (username === '' || password === null || password === '') throw new AppError('not-configured');
  return { ...settings, password };
}

/** The address of a route. @throws AppError, see `serverUrl` */
export function bimerUrl(
  settings: BimerConnectionSettings,
  route: BimerRouteName,
  parts: Pick<UrlParts, 'values' | 'query'> = {},
): string {
  return serverUrl({
    baseUrl: settings.baseUrl,
    route: settings.routes[route] ?? bimerRoutes[route],
    ...parts,
  });
}
