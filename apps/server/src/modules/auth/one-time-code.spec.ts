import { describe, expect, it } from 'vitest';
import { hashCode, isSameHash, judgeSend, newCode } from './one-time-code.js';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (seconds: number): Date => new Date(now.getTime() - seconds * 1000);

describe('one-time codes', () => {
  it('have six digits, leading zeros included', () => {
    for (let index = 0; index < 200; index += 1) expect(newCode()).toMatch(/^\d{6}$/);
  });

  it('hash differently in each challenge and under each secret', () => {
    const hash = hashCode('pepper', 'challenge', '123456');
    expect(isSameHash(hash, hashCode('pepper', 'challenge', '123456'))).toBe(true);
    expect(isSameHash(hash, hashCode('pepper', 'other', '123456'))).toBe(false);
    expect(isSameHash(hash, hashCode('other', 'challenge', '123456'))).toBe(false);
    expect(isSameHash(hash, 'short')).toBe(false);
  });

  it('go out at once to a destination without recent codes', () => {
    const recent = { sentToday: 3, lastUnprovenAt: null, oldestToday: ago(80_000) };
    expect(judgeSend(recent, now)).toEqual({ may: true });
  });

  it('wait a minute after one that nobody proved', () => {
    const recent = { sentToday: 1, lastUnprovenAt: ago(15), oldestToday: ago(15) };
    expect(judgeSend(recent, now)).toEqual({ may: false, why: 'cooldown', retryAfterSeconds: 45 });
    expect(judgeSend({ ...recent, lastUnprovenAt: ago(60) }, now)).toEqual({ may: true });
  });

  it('stop at ten a day, until the oldest is a day old', () => {
    const recent = { sentToday: 10, lastUnprovenAt: ago(7200), oldestToday: ago(86_000) };
    expect(judgeSend(recent, now)).toEqual({ may: false, why: 'cap', retryAfterSeconds: 400 });
  });
});
