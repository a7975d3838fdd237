import type {
  ApiKeyActor,
  StoreId,
  StoreRole,
  StoreScope,
  UserId,
  PlatformRole,
} from '../database/actor.js';

/** What an access token says. */
export interface TokenClaims {
  readonly userId: UserId;
  readonly role: PlatformRole;
  /** The family of refresh tokens the access token came from. */
  readonly sessionId: string;
}

/** What a valid access token says, with what the database adds to it. */
export interface AccessClaims extends TokenClaims {
  /** The session's person has shown a second factor, not too long ago. */
  readonly hasSecondFactor: boolean;
}

/** Verifies access tokens; the auth module implements it. */
export interface Authenticator {
  /** The claims of a valid, unexpired token; undefined for anything else. */
  verifyAccessToken(token: string): Promise<AccessClaims | undefined>;
}
export const AUTHENTICATOR = Symbol('AUTHENTICATOR');

/** Knows the keys of services; the auth module implements it. */
export interface ApiKeyVerifier {
  /** The actor of a key that is valid now; undefined for anything else. */
  verifyApiKey(key: string): Promise<ApiKeyActor | undefined>;
}
export const API_KEY_VERIFIER = Symbol('API_KEY_VERIFIER');

export interface StoreAccess {
  readonly role: StoreRole;
  readonly scopes: readonly StoreScope[];
  /** The owner of the store, whose wallet pays. */
  readonly payerUserId: UserId;
}

/** Says what a user may do in a store; the stores module implements it. */
export interface StoreAccessPort {
  /** undefined when the user is no member, or the store does not exist: the two look alike. */
  resolve(userId: UserId, storeId: StoreId): Promise<StoreAccess | undefined>;
}
export const STORE_ACCESS = Symbol('STORE_ACCESS');
