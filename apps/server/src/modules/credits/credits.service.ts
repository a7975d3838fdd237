import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { CogsRepository, type CostRecord } from './cogs.repository.js';
import { LedgerRepository, type TransactionRow, type Wallet } from './ledger.repository.js';
import { LotsRepository, type Gifts } from './lots.repository.js';
import { priceOfFilm } from './price.js';
import { SessionHolds, type HoldRequest, type HoldResult } from './session-holds.js';
import { GiftCredits } from './gift-credits.js';
import { OrderCredits } from './order-credits.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the other modules may do with credits. Every change may be asked for twice. */
@Injectable()
export class CreditsService {
  constructor(
    private readonly settings: Settings,
    private readonly ledger: LedgerRepository,
    private readonly gifts: GiftCredits,
    /** What paid orders bring in and take out. */
    readonly orders: OrderCredits,
    private readonly holds: SessionHolds,
    private readonly cogs: CogsRepository,
    private readonly lots: LotsRepository,
  ) {}

  /** The price of a film of that length, in credits. */
  async quote(durationMs: number): Promise<number> {
    return priceOfFilm(durationMs, await this.settings.get('credits.per_minute'));
  }

  /** The sums of a wallet; zeros for one that was never used. */
  async balance(tx: Tx, userId: UserId): Promise<Wallet & { readonly available: number }> {
    const wallet = await this.ledger.findWallet(tx, userId);
    return { ...wallet, available: wallet.balance - wallet.held };
  }

  /** What of a wallet was given and may lapse. */
  listGifts(tx: Tx, userId: UserId): Promise<Gifts> {
    return this.lots.findGifts(tx, userId);
  }

  /** Whether the payer of the context could pay a price; needs no right to see the balance. */
  canPayerAfford(tx: Tx, credits: number): Promise<boolean> {
    return this.ledger.canPayerAfford(tx, credits);
  }

  /** The history of a wallet, newest first. */
  listTransactions(
    tx: Tx,
    userId: UserId,
    options: { beforeSeq: number | undefined; limit: number },
  ): Promise<TransactionRow[]> {
    return this.ledger.listTransactions(tx, userId, options);
  }

  /** The credits that a new user begins with, once. */
  async grantWelcome(tx: Tx, options: { userId: UserId }): Promise<void> {
    await this.gifts.give(tx, {
      userId: options.userId,
      type: 'PROMO',
      key: `welcome:${options.userId}`,
      credits: await this.settings.get('credits.welcome'),
      expiresAt: await this.giftExpiry(),
    });
  }

  /** Rewards an invitation, once per reward. */
  async reward(
    tx: Tx,
    reward: { userId: UserId; rewardId: string; credits: number },
  ): Promise<{ isNew: boolean }> {
    return this.gifts.give(tx, {
      userId: reward.userId,
      type: 'REFERRAL_REWARD',
      key: `reward:${reward.rewardId}`,
      credits: reward.credits,
      expiresAt: await this.giftExpiry(),
    });
  }

  /** Takes a reward back, once; what was spent of it becomes a debt. */
  reverseReward(
    tx: Tx,
    reward: { userId: UserId; rewardId: string; credits: number },
  ): Promise<void> {
    const { userId, credits, rewardId } = reward;
    return this.gifts.reverseReward(tx, { userId, credits, key: `reward-reversal:${rewardId}` });
  }

  /** Corrects a wallet by staff. @throws AppError `credits.balance_negative` */
  adjust(
    tx: Tx,
    change: { userId: UserId; credits: number; reason: string; key: string },
  ): Promise<void> {
    return this.gifts.adjust(tx, { ...change, key: `adjustment:${change.key}` });
  }

  /** Sets a session's credits aside; an answer of `ok: false` changed nothing. */
  hold(tx: Tx, request: HoldRequest): Promise<HoldResult> {
    return this.holds.hold(tx, request);
  }

  /** Charges a session. @throws AppError `credits.hold_not_open` */
  capture(tx: Tx, options: { sessionId: string }): Promise<{ credits: number }> {
    return this.holds.capture(tx, options);
  }

  /** Gives a session's credits back. @throws AppError `credits.hold_not_open` once charged */
  release(tx: Tx, options: { sessionId: string; reason: string }): Promise<{ credits: number }> {
    return this.holds.release(tx, options);
  }

  /** Books a cost of a session, once per key. */
  recordCogs(tx: Tx, record: CostRecord): Promise<void> {
    return this.cogs.add(tx, record);
  }

  /** What the AI of a session has cost in all its attempts so far, micro-USD. */
  aiCost(tx: Tx, sessionId: string): Promise<number> {
    return this.cogs.total(tx, sessionId, 'AI');
  }

  private async giftExpiry(): Promise<Date | undefined> {
    const days = await this.settings.get('credits.promotional_days');
    return days === 0 ? undefined : new Date(Date.now() + days * DAY_MS);
  }
}
