import { createHash, randomBytes } from 'node:crypto';
import type { BimerSettings } from './settings';

export interface IssuedToken {
  accessToken: string;
  refreshToken: string;
  /** As the settings want it told. */
  expiresIn: number;
}

/** The tokens that this Bimer has given out. */
export class BimerSessions {
  readonly #expiryByToken = new Map<string, number>();
  readonly #refreshTokens = new Map<string, { accessToken: string }>();
  readonly #nonces = new Set<string>();

  constructor(private readonly settings: BimerSettings) {}

  /** False when this nonce was used before. */
  useNonce(nonce: string): boolean {
    if (this.#nonces.has(nonce)) return false;
    this.#nonces.add(nonce);
    return true;
  }

  hashedPassword(nonce: string): string {
    const { username, password } = this.settings;
    return createHash('md5')
      .update(username + nonce + password, 'utf8')
      .digest('hex');
  }

  issue(): IssuedToken {
    const accessToken = randomBytes(24).toString('base64url');
    const refreshToken = randomBytes(24).toString('base64url');
    const seconds =
      this.settings.tokenLifetimeSeconds ?? (this.settings.authStyle === 'jwt-api' ? 899 : 3600);
    const expiresAt = Date.now() + seconds * 1000;
    this.#expiryByToken.set(accessToken, expiresAt);
    this.#refreshTokens.set(refreshToken, { accessToken });
    const told = { relative: seconds, absolute: Math.floor(expiresAt / 1000), zero: 0 };
    return { accessToken, refreshToken, expiresIn: told[this.settings.expiresIn] };
  }

  /** A new token for a refresh token, which is used up; null when it is unknown or not this access token's. */
  renew(refreshToken: string, accessToken?: string): IssuedToken | null {
    const found = this.#refreshTokens.get(refreshToken);
    if (!found || (accessToken !== undefined && found.accessToken !== accessToken)) return null;
    this.#refreshTokens.delete(refreshToken);
    this.#expiryByToken.delete(found.accessToken);
    return this.issue();
  }

  isValid(accessToken: string): boolean {
    return (this.#expiryByToken.get(accessToken) ?? 0) > Date.now();
  }

  revoke(accessToken: string): void {
    this.#expiryByToken.delete(accessToken);
  }

  expireAll(alsoRefreshTokens: boolean): void {
    this.#expiryByToken.clear();
    if (alsoRefreshTokens) this.#refreshTokens.clear();
  }
}
