import { AppError } from '../../../common/errors';
import { judgeBaseUrl } from '../../../common/settings/base-url';
import { failureText } from '../../../common/texts/failures';
import { wellFormed } from './wire-values';

export interface UrlParts {
  baseUrl: string;
  /** Path below the base, with `{name}` where a value belongs. */
  route: string;
  values?: Record<string, string>;
  /** null leaves the parameter out. */
  query?: Record<string, string | number | boolean | null>;
}

/**
 * The full address of a call; every value is encoded.
 * @throws AppError `not-configured` (no address), `insecure-connection` (an address that is not acceptable) or
 * `invalid-input` (a value that would lead to another route)
 */
export function serverUrl({ baseUrl, route, values = {}, query = {} }: UrlParts): string {
  const url = new URL(`${acceptableBase(baseUrl)}/${fillRoute(route, values).replace(/^\/+/, '')}`);
  for (const [name, value] of Object.entries(query)) {
    if (value !== null) url.searchParams.append(name, String(value));
  }
  return url.href;
}

function acceptableBase(baseUrl: string): string {
  if (baseUrl.trim() === '') throw new AppError('not-configured');
  const verdict = judgeBaseUrl(baseUrl);
  if (!verdict.isValid) {
    const { problem } = verdict;
    throw new AppError('insecure-connection', { message: failureText('address-refused', { problem }) });
  }
  return verdict.url;
}

function fillRoute(route: string, values: Record<string, string>): string {
  return route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    // An empty or dotted segment survives every encoding and names another path.
    if (/^\.{0,2}$/.test(value)) throw new AppError('invalid-input', { detail: `route value ${name}` });
    return encodeURIComponent(wellFormed(value));
  });
}
