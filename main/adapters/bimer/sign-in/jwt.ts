import type { SignInStyle } from './sign-in-style';

/** The newer style: user and password in clear, renewed with the old pair of tokens. */
export const jwtSignIn: SignInStyle = {
  signIn: ({ username, password }) => ({ route: 'entradaJwt', fields: { username, password } }),
  renewal: ({ username }, { accessToken, refreshToken }) => ({
    route: 'renovacaoJwt',
    fields: { username, token: accessToken, refreshToken },
  }),
};
