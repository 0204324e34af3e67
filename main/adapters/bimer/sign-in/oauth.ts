import { createHash, randomBytes } from 'node:crypto';
import { defaultSettings } from '../../../../common/settings/settings';
import type { BimerConnectionSettings } from '../../../services/ports';
import type { SignInStyle } from './sign-in-style';

/** The older style: the password goes as a digest over a nonce that must be new every time. */
export const oauthSignIn: SignInStyle = {
  signIn(credentials) {
    const { username, password } = credentials;
    const nonce = randomBytes(16).toString('hex');
    return {
      route: 'entradaOauth',
      fields: {
        ...client(credentials),
        grant_type: 'password',
        username,
        nonce,
        // MD5 is what Bimer asks for; it protects nothing, which is why plain http is limited to private networks.
        password: createHash('md5').update(`${username}${nonce}${password}`, 'utf8').digest('hex'),
      },
    };
  },
  renewal: (credentials, { refreshToken }) => ({
    route: 'entradaOauth',
    fields: { ...client(credentials), grant_type: 'refresh_token', refresh_token: refreshToken },
  }),
};

function client({ clientId, clientSecret }: BimerConnectionSettings): Record<string, string> {
  return {
    client_id: clientId === '' ? defaultSettings['bimer.clientId'] : clientId,
    ...(clientSecret !== '' && { client_secret: clientSecret }),
  };
}
