import { Inject, Injectable } from '@nestjs/common';
import { jwtVerify, SignJWT, type CryptoKey, type JWTHeaderParameters } from 'jose';
import { validate as isUuid } from 'uuid';
import type { PlatformRole, UserId } from '../../platform/database/actor.js';
import type { TokenClaims } from '../../platform/http/ports.js';
import type { SigningKeys } from './signing-keys.js';

export const SIGNING_KEYS = Symbol('SIGNING_KEYS');

export const ACCESS_LIFETIME_SECONDS = 15 * 60;
const ISSUER = 'miinventario';
const AUDIENCE = 'miinventario-api';
/** RFC 9068: an access token cannot be taken for any other kind of JWT. */
const TYPE = 'at+jwt';
const ALGORITHM = 'EdDSA';

export interface SignedAccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Signs and checks access tokens: JWTs with one algorithm, which the token cannot choose. */
@Injectable()
export class AccessTokens {
  constructor(@Inject(SIGNING_KEYS) private readonly keys: SigningKeys) {}

  async sign(claims: TokenClaims, now = new Date()): Promise<SignedAccessToken> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expires = issuedAt + ACCESS_LIFETIME_SECONDS;
    const token = await new SignJWT({ sid: claims.sessionId, role: claims.role })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.keys.signing.kid, typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(claims.userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expires)
      .sign(this.keys.signing.key);
    return { token, expiresAt: new Date(expires * 1000) };
  }

  /** What a valid token says; undefined for a forged, expired or foreign one. */
  async verify(token: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, (header) => this.keyOf(header), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['sub', 'exp', 'iat', 'sid', 'role'],
        clockTolerance: 5,
      });
      const { sub, sid, role } = payload;
      if (!isUuid(sub) || !isUuid(sid) || !isRole(role)) return undefined;
      return { userId: sub as UserId, sessionId: sid as string, role };
    } catch {
      return undefined;
    }
  }

  private keyOf(header: JWTHeaderParameters): CryptoKey {
    const key = header.kid === undefined ? undefined : this.keys.verifying.get(header.kid);
    if (!key) throw new Error('the token names no key of ours');
    return key;
  }
}

function isRole(value: unknown): value is PlatformRole {
  return value === 'USER' || value === 'ADMIN';
}
