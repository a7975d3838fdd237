/** What moved credits. */
export const TRANSACTION_TYPES = [
  'PURCHASE',
  'HOLD',
  'CAPTURE',
  'RELEASE',
  'REFUND',
  'REFERRAL_REWARD',
  'REWARD_REVERSAL',
  'PROMO',
  'EXPIRY',
  'CHARGEBACK',
  'DEBT',
  'ADJUSTMENT',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

export type WalletAccount = 'wallet.available' | 'wallet.held' | 'wallet.receivable';
export type SystemAccount =
  | 'system.sales'
  | 'system.revenue'
  | 'system.promotions'
  | 'system.rewards'
  | 'system.refunds'
  | 'system.chargebacks'
  | 'system.expired'
  | 'system.adjustments';

/** One line of a transaction. A receivable below zero is what the wallet's owner owes. */
export interface Entry {
  readonly account: WalletAccount | SystemAccount;
  readonly amount: number;
}

/** The change that entries make to the wallet's sums. */
export interface WalletDelta {
  readonly balance: number;
  readonly held: number;
  readonly debt: number;
}

/** Credits come in from a system account. */
export function incoming(credits: number, from: SystemAccount): Entry[] {
  return transfer(credits, from, 'wallet.available');
}

/** Free credits go out to a system account. */
export function outgoing(credits: number, to: SystemAccount): Entry[] {
  return transfer(credits, 'wallet.available', to);
}

/** Moves credits between two accounts; the two entries sum to zero. */
export function transfer(credits: number, from: Entry['account'], to: Entry['account']): Entry[] {
  if (!Number.isSafeInteger(credits) || credits <= 0) {
    throw new RangeError(`a transfer moves a whole number of credits, not ${credits}`);
  }
  return [
    { account: from, amount: -credits },
    { account: to, amount: credits },
  ];
}

/** @throws RangeError when the entries do not sum to zero */
export function walletDelta(entries: readonly Entry[]): WalletDelta {
  const sum = (accounts: ReadonlyArray<Entry['account']>): number =>
    entries
      .filter((entry) => accounts.includes(entry.account))
      .reduce((total, entry) => total + entry.amount, 0);
  if (entries.reduce((total, entry) => total + entry.amount, 0) !== 0) {
    throw new RangeError('the entries of a transaction must sum to zero');
  }
  return {
    balance: sum(['wallet.available', 'wallet.held']),
    held: sum(['wallet.held']),
    // 0 - x and not -x: a debt of minus zero is no number for the database.
    debt: 0 - sum(['wallet.receivable']),
  };
}
