import { describe, expect, it } from 'vitest';
import { lockedForSeconds } from './lockout.js';

const now = new Date('2026-03-01T12:00:00Z');

describe('lockout', () => {
  it('lets people mistype four times', () => {
    expect(lockedForSeconds(4, now, now)).toBe(0);
    expect(lockedForSeconds(0, null, now)).toBe(0);
  });

  it('doubles from half a minute to an hour', () => {
    const locks = [5, 6, 7, 8, 12, 500].map((failures) => lockedForSeconds(failures, now, now));
    expect(locks).toEqual([30, 60, 120, 240, 3600, 3600]);
  });

  it('ends when its time is over', () => {
    const last = new Date(now.getTime() - 29_000);
    expect(lockedForSeconds(5, last, now)).toBe(1);
    expect(lockedForSeconds(5, new Date(now.getTime() - 30_000), now)).toBe(0);
  });
});
