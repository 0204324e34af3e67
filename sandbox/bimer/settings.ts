import type { AuthStyle, KeyCase, SandboxOptions } from '../options';
import { agent } from '../data/users';

/** How this Bimer behaves; the control API may change it at any time. */
export interface BimerSettings {
  authStyle: AuthStyle;
  keyCase: KeyCase;
  etag: boolean;
  username: string;
  password: string;
  clientId: string;
  /** '' = none is asked for. */
  clientSecret: string;
  /** False: every API call is answered with 403. */
  hasApiModule: boolean;
  /** Null: what is usual for the sign-in style. */
  tokenLifetimeSeconds: number | null;
  /** How the lifetime is told: seconds, absolute Unix time, or a useless 0. */
  expiresIn: 'relative' | 'absolute' | 'zero';
  /** The shape of the answer to a POST; it differs by version. */
  postAnswer: 'envelope' | 'object' | 'list' | 'identifiers';
}

export function createBimerSettings({ authStyle, keyCase, etag }: SandboxOptions): BimerSettings {
  return {
    authStyle,
    keyCase,
    etag,
    username: agent.login,
    password: 'Café#com-Leite263',
    clientId: 'IntegracaoBimer.js',
    clientSecret: authStyle === 'oauth' ? 'segredo-do-sandbox' : '',
    hasApiModule: true,
    tokenLifetimeSeconds: null,
    expiresIn: 'relative',
    postAnswer: 'envelope',
  };
}
