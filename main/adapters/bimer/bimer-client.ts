import { AppError } from '../../../common/errors';
import type { BimerConnectionSettings } from '../../services/ports';
import { bearerHeader } from '../http/bearer';
import { sendRequest, type Carriage, type HttpAnswer } from '../http/send-request';
import { transportError, type TransportError } from '../http/transport-error';
import { bimerUrl } from './connection';
import type { BimerRouteName } from './routes';
import { TokenSession } from './sign-in/token-session';

export interface BimerCall {
  method?: 'GET' | 'POST';
  route: BimerRouteName;
  values?: Record<string, string>;
  query?: Record<string, string | number | boolean | null>;
  headers?: Record<string, string>;
  json?: unknown;
}

/** How far a call got; for a POST the difference decides whether something may have been stored. */
export type CallResult =
  /** Any answer but 401. */
  | { kind: 'answered'; answer: HttpAnswer }
  /** Bimer did not get the call: settings, values or the sign-in stand in the way. */
  | { kind: 'not-called'; error: AppError }
  /** Sent or not (`mayHaveArrived`), but no usable answer. */
  | { kind: 'failed'; error: TransportError };

export interface BimerClientOptions extends Carriage {
  connection: () => BimerConnectionSettings;
  now: () => number;
}

/** Calls Bimer as the configured user. */
export class BimerClient {
  readonly #session: TokenSession;

  constructor(private readonly options: BimerClientOptions) {
    this.#session = new TokenSession(
      (url, form) => sendRequest({ method: 'POST', url, form }, options),
      options.now,
    );
  }

  /** Signs in afresh. @throws AppError that says why not */
  checkSignIn(): Promise<void> {
    return this.#session.signInAfresh(this.options.connection());
  }

  /** See `BimerApi`. */
  trySignInAgain(): void {
    this.#session.forgiveRefusal();
  }

  /** Never throws. A 401 is answered with one new sign-in and one repeat: what was refused was not stored. */
  async call(call: BimerCall): Promise<CallResult> {
    const settings = this.options.connection();
    for (let isRepeat = false; ; isRepeat = true) {
      let token: string;
      let url: string;
      try {
        url = bimerUrl(settings, call.route, { values: call.values ?? {}, query: call.query ?? {} });
        token = await this.#session.accessToken(settings);
      } catch (error) {
        return { kind: 'not-called', error: AppError.from(error) };
      }
      const result = await this.#send(url, token, call);
      if (result.kind !== 'answered' || result.answer.status !== 401) return result;
      this.#session.discard(token);
      if (isRepeat)
        return { kind: 'not-called', error: new AppError('unauthorized', { detail: 'HTTP 401' }) };
    }
  }

  async #send(url: string, token: string, { method = 'GET', headers, json }: BimerCall): Promise<CallResult> {
    try {
      const answer = await sendRequest(
        { method, url, headers: { ...headers, ...bearerHeader(token) }, json },
        this.options,
      );
      return { kind: 'answered', answer };
    } catch (error) {
      return { kind: 'failed', error: transportError(error) };
    }
  }
}
