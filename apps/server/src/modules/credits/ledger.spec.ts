import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incoming, outgoing, transfer, walletDelta } from './ledger.js';

describe('the ledger', () => {
  it('adds what comes in to the balance and takes what goes out', () => {
    expect(walletDelta(incoming(5, 'system.sales'))).toEqual({ balance: 5, held: 0, debt: 0 });
    expect(walletDelta(outgoing(5, 'system.refunds'))).toEqual({ balance: -5, held: 0, debt: 0 });
  });

  it('holds without changing the balance, and captures from what is held', () => {
    const hold = walletDelta(transfer(3, 'wallet.available', 'wallet.held'));
    const capture = walletDelta(transfer(3, 'wallet.held', 'system.revenue'));
    expect(hold).toEqual({ balance: 0, held: 3, debt: 0 });
    expect(capture).toEqual({ balance: -3, held: -3, debt: 0 });
  });

  it('counts as a debt what the owner has to give back', () => {
    const owed = walletDelta(transfer(4, 'wallet.receivable', 'system.chargebacks'));
    const settled = walletDelta(transfer(4, 'wallet.available', 'wallet.receivable'));
    expect(owed).toEqual({ balance: 0, held: 0, debt: 4 });
    expect(settled).toEqual({ balance: -4, held: 0, debt: -4 });
  });

  it('refuses entries that do not sum to zero, and amounts that are no whole credits', () => {
    expect(() => walletDelta([{ account: 'wallet.available', amount: 1 }])).toThrow(RangeError);
    fc.assert(
      fc.property(fc.oneof(fc.integer({ max: 0 }), fc.constant(1.5), fc.constant(NaN)), (bad) => {
        expect(() => incoming(bad, 'system.sales')).toThrow(RangeError);
      }),
    );
  });
});
