import { describe, expect, it } from 'vitest';
import { hashRefreshToken, judgeRefresh, newRefreshToken } from './refresh-token.js';

const now = new Date('2026-03-01T12:00:00Z');
const at = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const fresh = {
  usedAt: null,
  expiresAt: at(3600),
  isSessionRevoked: false,
  isUserActive: true,
};

describe('refresh tokens', () => {
  it('are 256 random bits, kept as a hash', () => {
    const token = newRefreshToken();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(newRefreshToken()).not.toBe(token);
    expect(hashRefreshToken(token)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['rotate', fresh],
    ['grace', { ...fresh, usedAt: at(-30) }],
    ['replay', { ...fresh, usedAt: at(-31) }],
    ['refuse', { ...fresh, expiresAt: now }],
    ['refuse', { ...fresh, isSessionRevoked: true, usedAt: at(-31) }],
    ['refuse', { ...fresh, isUserActive: false }],
  ])('lead to %s', (verdict, facts) => {
    expect(judgeRefresh(facts, now)).toBe(verdict);
  });
});
