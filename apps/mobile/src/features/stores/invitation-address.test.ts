import { invitationOf } from './invitation-address';

const token = 'k3Jd-9_aaaaaaaaaaaaaaaaaaa';

describe('the address of an invitation', () => {
  it('gives its code, on the web and on a phone', () => {
    expect(invitationOf(`https://app.test/invitacion?codigo=${token}`)).toBe(token);
    expect(invitationOf(`miinventario:///invitacion?origen=sms&codigo=${token}`)).toBe(token);
  });

  it('is not that of a referral, nor one with a broken code', () => {
    expect(invitationOf('https://app.test/invitacion/K7PQ4WD')).toBeNull();
    expect(invitationOf('https://app.test/invitacion?codigo=corto')).toBeNull();
    expect(invitationOf(null)).toBeNull();
  });
});
