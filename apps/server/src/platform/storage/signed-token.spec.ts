import { describe, expect, it } from 'vitest';
import { signGrant, verifyGrant } from './signed-token.js';

const grant = { act: 'read', key: 'a/b', exp: 2_000_000_000 } as const;
const now = new Date('2026-01-01T00:00:00Z');

describe('signed tokens', () => {
  it('gives back the grant of a genuine token', () => {
    expect(verifyGrant('s', signGrant('s', grant), now)).toEqual(grant);
  });

  it('refuses another secret, a changed body, an expired grant and junk', () => {
    const token = signGrant('s', grant);
    const changed = `${Buffer.from('{"act":"read","key":"c","exp":2000000000}').toString('base64url')}.${token.split('.')[1]}`;
    expect(verifyGrant('other', token, now)).toBeUndefined();
    expect(verifyGrant('s', changed, now)).toBeUndefined();
    expect(verifyGrant('s', signGrant('s', { ...grant, exp: 1 }), now)).toBeUndefined();
    for (const junk of ['', '.', 'a.b', 'a.b.c']) {
      expect(verifyGrant('s', junk, now)).toBeUndefined();
    }
  });
});
