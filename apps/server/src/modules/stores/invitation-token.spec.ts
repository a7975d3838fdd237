import { describe, expect, it } from 'vitest';
import { invitationLink, invitationToken } from './invitation-token.js';

describe('the token of an invitation', () => {
  it('comes out the same again, and differs by invitation and by secret', () => {
    const token = invitationToken('secret', 'a');
    expect(invitationToken('secret', 'a')).toBe(token);
    expect(invitationToken('secret', 'b')).not.toBe(token);
    expect(invitationToken('other', 'a')).not.toBe(token);
  });

  it('has 256 bits and goes into a link as it is', () => {
    const token = invitationToken('secret', 'a');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const link = new URL(invitationLink('https://app.ejemplo.mx', token));
    expect(link.searchParams.get('codigo')).toBe(token);
  });
});
