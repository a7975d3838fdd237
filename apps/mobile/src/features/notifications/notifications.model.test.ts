import { build } from '../../test-support/build';
import { badgeText, hourText, shiftHour, storeOf, targetOf } from './notifications.model';

describe('targetOf', () => {
  it('leads to what the notification is about', () => {
    const facts = { sessionId: 's', orderId: 'o', storeId: 'x', countId: 'c' };
    const target = (kind: Parameters<typeof build.notification>[0]) =>
      targetOf(build.notification({ facts, ...kind }));
    expect(target({ kind: 'REPORT_READY' })).toEqual({
      name: 'Report',
      params: { sessionId: 's' },
    });
    expect(target({ kind: 'SESSION_FAILED' })).toEqual({
      name: 'Processing',
      params: { sessionId: 's' },
    });
    expect(target({ kind: 'PAYMENT_CONFIRMED' })).toEqual({
      name: 'Order',
      params: { orderId: 'o' },
    });
    expect(target({ kind: 'VOUCHER_EXPIRING' })).toEqual({
      name: 'Voucher',
      params: { orderId: 'o' },
    });
    expect(target({ kind: 'CREDITS_LOW' })?.name).toBe('Buy');
    expect(target({ kind: 'REFERRAL_REWARD' })?.name).toBe('Referrals');
    expect(target({ kind: 'INVITATION' })?.name).toBe('Invitations');
    expect(target({ kind: 'COUNT_REVIEW' })).toEqual({ name: 'Count', params: { countId: 'c' } });
    expect(target({ kind: 'REPORT_EXPORT_READY' })?.name).toBe('Files');
  });

  it('changes the shop only to one where the person works', () => {
    const facts = { storeId: 'x' };
    expect(storeOf(build.notification({ facts, kind: 'COUNT_DUE' }))).toBe('x');
    expect(storeOf(build.notification({ facts, kind: 'INVITATION' }))).toBeUndefined();
  });

  it('leads nowhere when the fact is missing', () => {
    expect(targetOf(build.notification({ kind: 'REPORT_READY', facts: {} }))).toBeUndefined();
    expect(targetOf(build.notification({ kind: 'PAYMENT_CONFIRMED', facts: { orderId: 3 } }))).toBe(
      undefined,
    );
  });
});

describe('the bell and the clock', () => {
  it('show no zero and no endless number', () => {
    expect([0, 1, 99, 100].map(badgeText)).toEqual([undefined, '1', '99', '99+']);
  });

  it('go around midnight', () => {
    expect(shiftHour(23, 1)).toBe(0);
    expect(shiftHour(0, -1)).toBe(23);
    expect(hourText(7)).toBe('07:00');
  });
});
