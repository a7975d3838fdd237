import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { CreditsError } from './credits.errors.js';
import { LedgerRepository } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import { bySpendingOrder, sumOf, takeFromLots } from './lots.js';
import { WalletMovements } from './wallet-movements.js';

export interface Gift {
  readonly userId: UserId;
  readonly credits: number;
  readonly key: string;
  readonly type: 'PROMO' | 'REFERRAL_REWARD';
  readonly expiresAt: Date | undefined;
}

/** Credits that nobody paid for: welcome, promotions, rewards, and corrections by staff. */
@Injectable()
export class GiftCredits {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly lots: LotsRepository,
    private readonly movements: WalletMovements,
  ) {}

  /** Gives, once per key. */
  async give(tx: Tx, gift: Gift): Promise<{ isNew: boolean }> {
    const wallet = await this.ledger.lockWallet(tx, gift.userId);
    if (gift.credits === 0 || (await this.ledger.findByKey(tx, gift.key))) return { isNew: false };
    await this.movements.bringIn(tx, wallet, {
      type: gift.type,
      key: gift.key,
      credits: gift.credits,
      from: gift.type === 'PROMO' ? 'system.promotions' : 'system.rewards',
      kind: 'PROMOTIONAL',
      expiresAt: gift.expiresAt,
    });
    return { isNew: true };
  }

  /** Takes a reward back, once per key; what was spent of it becomes a debt. */
  async reverseReward(
    tx: Tx,
    reward: { userId: UserId; credits: number; key: string },
  ): Promise<void> {
    const wallet = await this.ledger.lockWallet(tx, reward.userId);
    const { key } = reward;
    const earlier =
      (await this.ledger.findByKey(tx, key)) ?? (await this.ledger.findByKey(tx, `debt:${key}`));
    if (earlier) return;
    const lots = await this.lots.listOpen(tx, wallet);
    const portions = takeFromLots(lots, reward.credits, bySpendingOrder);
    const after = await this.movements.takeAway(tx, wallet, {
      type: 'REWARD_REVERSAL',
      key,
      to: 'system.rewards',
      portions,
    });
    const owed = reward.credits - sumOf(portions);
    await this.movements.owe(tx, after, {
      key: `debt:${key}`,
      credits: owed,
      to: 'system.rewards',
    });
  }

  /**
   * Corrects a wallet by staff, with a reason, once per key.
   * @throws AppError `credits.balance_negative` when more is taken than is free
   */
  async adjust(
    tx: Tx,
    change: { userId: UserId; credits: number; reason: string; key: string },
  ): Promise<void> {
    const wallet = await this.ledger.lockWallet(tx, change.userId);
    if (change.credits === 0 || (await this.ledger.findByKey(tx, change.key))) return;
    const { key, reason } = change;
    if (change.credits > 0) {
      const movement = { type: 'ADJUSTMENT', from: 'system.adjustments', kind: 'PAID' } as const;
      await this.movements.bringIn(tx, wallet, {
        ...movement,
        key,
        credits: change.credits,
        reason,
      });
      return;
    }
    const lots = await this.lots.listOpen(tx, wallet);
    const portions = takeFromLots(lots, -change.credits, bySpendingOrder);
    if (sumOf(portions) !== -change.credits) throw CreditsError.balanceNegative();
    const movement = { type: 'ADJUSTMENT', to: 'system.adjustments', portions } as const;
    await this.movements.takeAway(tx, wallet, { ...movement, key, reason });
  }
}
