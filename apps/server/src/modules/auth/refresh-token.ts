import { createHash, randomBytes } from 'node:crypto';
import type { PlatformRole } from '../../platform/database/actor.js';

/** How long an unused refresh token lives. */
export const REFRESH_LIFETIME_SECONDS = 7 * 24 * 60 * 60;
/** The same for staff: their browser is logged out after an hour in which nothing was asked. */
export const STAFF_REFRESH_LIFETIME_SECONDS = 60 * 60;
/** How long a session may enter the rooms of staff after it has shown a second factor. */
export const SECOND_FACTOR_SECONDS = 8 * 60 * 60;
/**
 * How long a replaced token is still taken: an app that asks twice at once, or that lost the answer
 * on a bad network, must not be logged out. After this it is a replay, and the family ends.
 */
export const REFRESH_GRACE_SECONDS = 30;

/** How long an unused refresh token of a person lives. */
export function refreshLifetimeSeconds(role: PlatformRole): number {
  return role === 'ADMIN' ? STAFF_REFRESH_LIFETIME_SECONDS : REFRESH_LIFETIME_SECONDS;
}

/** 256 random bits. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The token is as random as a key, so a plain hash is enough to keep it. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export interface RefreshFacts {
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
  readonly isSessionRevoked: boolean;
  readonly isUserActive: boolean;
}

/** `rotate` = first use; `grace` = its twin; `replay` = stolen or very late; `refuse` = dead. */
export type RefreshVerdict = 'rotate' | 'grace' | 'replay' | 'refuse';

/** What is done with a refresh token that was presented. */
export function judgeRefresh(facts: RefreshFacts, now: Date): RefreshVerdict {
  if (facts.isSessionRevoked || !facts.isUserActive || facts.expiresAt <= now) return 'refuse';
  if (facts.usedAt === null) return 'rotate';
  const ageSeconds = (now.getTime() - facts.usedAt.getTime()) / 1000;
  return ageSeconds <= REFRESH_GRACE_SECONDS ? 'grace' : 'replay';
}
