import type { BimerConnectionSettings } from '../../../services/ports';
import { isHeaderSafe } from '../../http/bearer';
import { isSuccess, type HttpAnswer } from '../../http/send-request';
import { parseJson, recordOf } from '../../http/wire-values';
import { signInAnswerError } from '../answer-errors';
import { bimerUrl } from '../connection';
import type { BimerRouteName } from '../routes';

/** What a sign-in gave. */
export interface IssuedToken {
  accessToken: string;
  refreshToken: string | null;
  /** As the server sent it, see `renewalTime`. */
  expiresIn: unknown;
}

/** A form for one of the sign-in routes. */
export interface SignInForm {
  route: BimerRouteName;
  fields: Record<string, string>;
}

/** How one generation of Bimer signs its users in. */
export interface SignInStyle {
  signIn(credentials: BimerConnectionSettings): SignInForm;
  /** null where the style has no renewal. */
  renewal:
    | ((
        credentials: BimerConnectionSettings,
        token: { accessToken: string; refreshToken: string },
      ) => SignInForm)
    | null;
}

export type PostForm = (url: string, form: Record<string, string>) => Promise<HttpAnswer>;

/** Posts the form and reads the token. @throws AppError when Bimer refuses, cannot be reached or gives no token */
export async function requestToken(
  post: PostForm,
  credentials: BimerConnectionSettings,
  form: SignInForm,
): Promise<IssuedToken> {
  const answer = await post(bimerUrl(credentials, form.route), form.fields);
  const token = isSuccess(answer) ? readToken(parseJson(answer.text)) : null;
  if (token === null) throw signInAnswerError(answer);
  return token;
}

/** Reads a token of any style: `access_token`, `accessToken` and every other spelling. Never throws. */
export function readToken(body: unknown): IssuedToken | null {
  const fields = new Map<string, unknown>();
  for (const [key, value] of Object.entries(recordOf(body) ?? {})) {
    fields.set(key.replaceAll('_', '').toLowerCase(), value);
  }
  const accessToken = fields.get('accesstoken');
  const refreshToken = fields.get('refreshtoken');
  if (typeof accessToken !== 'string' || !isHeaderSafe(accessToken)) return null;
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : null,
    expiresIn: fields.get('expiresin'),
  };
}
