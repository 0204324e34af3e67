import { AppError } from '../../../../common/errors';
import { failureText } from '../../../../common/texts/failures';
import type { AuthStyle } from '../../../../common/settings/settings';
import type { BimerConnectionSettings } from '../../../services/ports';
import { TransportError } from '../../http/transport-error';
import { requireCredentials } from '../connection';
import { jwtApiSignIn } from './jwt-api';
import { jwtSignIn } from './jwt';
import { oauthSignIn } from './oauth';
import { requestToken, type IssuedToken, type PostForm, type SignInStyle } from './sign-in-style';
import { renewalTime } from './token-expiry';

const styles: Record<AuthStyle, SignInStyle> = {
  oauth: oauthSignIn,
  jwt: jwtSignIn,
  'jwt-api': jwtApiSignIn,
};

interface HeldToken extends IssuedToken {
  renewAt: number;
}

/** What is known for one user at one server. */
interface Session {
  identity: string;
  token: HeldToken | null;
  pending: Promise<HeldToken> | null;
  /** Bimer did not let the user in; null = it has not said so. */
  refusal: AppError | null;
}

/** Keeps the access token of the current connection; one sign-in at a time, however many calls wait for it. */
export class TokenSession {
  #session: Session = { identity: '', token: null, pending: null, refusal: null };

  constructor(
    private readonly post: PostForm,
    private readonly now: () => number,
  ) {}

  /** A token that is good for now. @throws AppError that says why there is none */
  async accessToken(credentials: BimerConnectionSettings): Promise<string> {
    requireCredentials(credentials);
    const session = this.#sessionOf(credentials);
    if (session.token && this.now() < session.token.renewAt) return session.token.accessToken;
    // Each further try with a wrong password brings the account nearer to being locked.
    if (session.refusal) throw session.refusal;
    try {
      return (await this.#obtain(session, credentials)).accessToken;
    } catch (error) {
      throw refusalIn(error) ?? error;
    }
  }

  /** Forgets a token that the server refused; one that has been replaced meanwhile is left alone. */
  discard(accessToken: string): void {
    if (this.#session.token?.accessToken === accessToken) this.#session.token = null;
  }

  /** The next call may sign in although Bimer refused the user: somebody asked for it. */
  forgiveRefusal(): void {
    this.#session.refusal = null;
  }

  /** Signs in whatever is held. @throws AppError that says why not */
  async signInAfresh(credentials: BimerConnectionSettings): Promise<void> {
    requireCredentials(credentials);
    const session = this.#sessionOf(credentials);
    session.token = null;
    await this.#obtain(session, credentials);
  }

  /** Changed settings start a session of their own: a sign-in under way for the old ones must not fill it. */
  #sessionOf({
    baseUrl,
    authStyle,
    clientId,
    clientSecret,
    username,
    password,
  }: BimerConnectionSettings): Session {
    const identity = JSON.stringify([baseUrl, authStyle, clientId, clientSecret, username, password]);
    if (this.#session.identity !== identity)
      this.#session = { identity, token: null, pending: null, refusal: null };
    return this.#session;
  }

  #obtain(session: Session, credentials: BimerConnectionSettings): Promise<HeldToken> {
    session.pending ??= this.#renewOrSignIn(session.token, credentials)
      .then((token) => {
        session.refusal = null;
        return (session.token = token);
      })
      .catch((error: unknown) => {
        session.refusal = refusalIn(error);
        throw error;
      })
      .finally(() => (session.pending = null));
    return session.pending;
  }

  async #renewOrSignIn(held: HeldToken | null, credentials: BimerConnectionSettings): Promise<HeldToken> {
    const style = styles[credentials.authStyle];
    if (held !== null && held.refreshToken !== null && style.renewal !== null) {
      const { accessToken, refreshToken } = held;
      try {
        return this.#held(
          await requestToken(
            this.post,
            credentials,
            style.renewal(credentials, { accessToken, refreshToken }),
          ),
        );
      } catch (error) {
        // A refused renewal is made good by signing in; a server out of reach is not.
        if (error instanceof TransportError) throw error;
      }
    }
    return this.#held(await requestToken(this.post, credentials, style.signIn(credentials)));
  }

  #held(token: IssuedToken): HeldToken {
    return { ...token, renewAt: renewalTime(token.expiresIn, this.now()) };
  }
}

/** What is said while the app does not try again; null = the server was out of order, and may say yes the next time. */
function refusalIn(error: unknown): AppError | null {
  if (!(error instanceof AppError)) return null;
  const { code, detail } = error;
  if (code !== 'unauthorized' && code !== 'forbidden') return null;
  const key = code === 'unauthorized' ? 'bimer-sign-in-refused' : 'bimer-sign-in-forbidden';
  return new AppError(code, { message: failureText(key), detail, cause: error });
}
