import { AppError } from '../../../common/errors';
import type { BimerConnectionSettings } from '../../services/ports';
import { serverUrl, type UrlParts } from '../http/server-url';
import { bimerRoutes, type BimerRouteName } from './routes';

/** @throws AppError `not-configured` when user or password are missing */
export function requireCredentials({ username, password }: BimerConnectionSettings): void {
  if (username === '' || password === '') throw new AppError('not-configured');
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
