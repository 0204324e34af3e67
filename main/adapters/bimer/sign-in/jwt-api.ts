import type { SignInStyle } from './sign-in-style';

/** The weakly documented style below `/api`: it answers with a refresh token, but no route takes it. */
export const jwtApiSignIn: SignInStyle = {
  signIn: ({ username, password }) => ({
    route: 'entradaJwtApi',
    fields: { grant_type: 'password', username, password },
  }),
  renewal: null,
};
