import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/** How long a code may be used. */
export const CODE_LIFETIME_SECONDS = 5 * 60;
/** Wrong guesses after which a code is dead: one chance in 200,000 to guess a code of six digits. */
export const MAX_CODE_ATTEMPTS = 5;
/** Pause between two codes to one destination that nobody has proven. */
export const CODE_COOLDOWN_SECONDS = 60;
/** Codes that one destination gets in 24 hours. */
export const MAX_CODES_PER_DAY = 10;

/** Six random digits. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Bound to its challenge and to a secret outside the database: a copy of the table tells nothing. */
export function hashCode(pepper: string, challengeId: string, code: string): string {
  return createHmac('sha256', pepper).update(`${challengeId}:${code}`).digest('hex');
}

export function isSameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export interface RecentSends {
  readonly sentToday: number;
  readonly lastUnprovenAt: Date | null;
  readonly oldestToday: Date | null;
}

export type SendVerdict =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'cooldown' | 'cap'; readonly retryAfterSeconds: number };

const DAY_SECONDS = 24 * 60 * 60;

/** Whether one more code may go to a destination. */
export function judgeSend(recent: RecentSends, now: Date): SendVerdict {
  const secondsSince = (date: Date): number => (now.getTime() - date.getTime()) / 1000;
  if (recent.sentToday >= MAX_CODES_PER_DAY && recent.oldestToday) {
    const wait = DAY_SECONDS - secondsSince(recent.oldestToday);
    return { may: false, why: 'cap', retryAfterSeconds: Math.max(1, Math.ceil(wait)) };
  }
  const wait = recent.lastUnprovenAt
    ? CODE_COOLDOWN_SECONDS - secondsSince(recent.lastUnprovenAt)
    : 0;
  if (wait > 0) return { may: false, why: 'cooldown', retryAfterSeconds: Math.ceil(wait) };
  return { may: true };
}
