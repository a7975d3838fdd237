import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { CreditsError } from './credits.errors.js';
import { LedgerRepository, type LockedWallet } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import { byClawBackOrder, freeCredits, sumOf, takeFromLots, type Lot } from './lots.js';
import { WalletMovements } from './wallet-movements.js';

export interface OrderMovement {
  readonly userId: UserId;
  readonly orderId: string;
  readonly credits: number;
}

/** What paid orders bring into a wallet, and what takes it out again. */
@Injectable()
export class OrderCredits {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly lots: LotsRepository,
    private readonly movements: WalletMovements,
  ) {}

  /** Credits of a paid order, once per order; what is owed is settled from them first. */
  async purchase(tx: Tx, order: OrderMovement): Promise<{ isNew: boolean }> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    const key = `purchase:${order.orderId}`;
    if (await this.ledger.findByKey(tx, key)) return { isNew: false };
    await this.bringPaid(tx, wallet, 'PURCHASE', key, order);
    return { isNew: true };
  }

  /** How many credits of an order are still unspent and free. */
  async refundable(tx: Tx, order: { userId: UserId; orderId: string }): Promise<number> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    const lots = await this.lots.listOpen(tx, wallet);
    return freeOfOrder(lots, order.orderId);
  }

  /**
   * Takes credits of an order back for a refund of it, once per refund.
   * @throws AppError `credits.refund_too_large` when fewer are unspent
   */
  async refund(tx: Tx, order: OrderMovement & { refundId: string }): Promise<void> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    const key = `refund:${order.refundId}`;
    if (await this.ledger.findByKey(tx, key)) return;
    const lots = await this.lots.listOpen(tx, wallet);
    const free = freeOfOrder(lots, order.orderId);
    if (free < order.credits) throw CreditsError.refundTooLarge(free);
    const own = lots.filter((lot) => lot.orderId === order.orderId);
    const portions = takeFromLots(own, order.credits, byClawBackOrder(order.orderId));
    await this.movements.takeAway(tx, wallet, {
      type: 'REFUND',
      key,
      to: 'system.refunds',
      portions,
      orderId: order.orderId,
    });
  }

  /** Gives back what a refund took that the vendor then refused, once per refund. */
  async undoRefund(tx: Tx, order: OrderMovement & { refundId: string }): Promise<void> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    const key = `refund-failed:${order.refundId}`;
    const taken = await this.ledger.findByKey(tx, `refund:${order.refundId}`);
    if (!taken || (await this.ledger.findByKey(tx, key))) return;
    await this.bringPaid(tx, wallet, 'REFUND', key, order);
  }

  /**
   * Takes back credits whose money is gone already: the order's own first, then other paid ones,
   * then gifts; the rest becomes a debt. Once per `key`.
   */
  async clawBack(
    tx: Tx,
    order: OrderMovement & { key: string; type: 'CHARGEBACK' | 'REFUND' },
  ): Promise<{ taken: number; owed: number }> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    const isDone =
      (await this.ledger.findByKey(tx, order.key)) ??
      (await this.ledger.findByKey(tx, `debt:${order.key}`));
    if (isDone || order.credits === 0) return { taken: 0, owed: 0 };
    const to = order.type === 'CHARGEBACK' ? 'system.chargebacks' : 'system.refunds';
    const lots = await this.lots.listOpen(tx, wallet);
    const portions = takeFromLots(lots, order.credits, byClawBackOrder(order.orderId));
    const { orderId, type } = order;
    const after = await this.movements.takeAway(tx, wallet, {
      type,
      key: order.key,
      to,
      portions,
      orderId,
    });
    const taken = sumOf(portions);
    const owed = order.credits - taken;
    await this.movements.owe(tx, after, { key: `debt:${order.key}`, credits: owed, to, orderId });
    return { taken, owed };
  }

  /** A dispute was won: what it took comes back, once per `key`. */
  async reinstate(tx: Tx, order: OrderMovement & { key: string }): Promise<void> {
    const wallet = await this.ledger.lockWallet(tx, order.userId);
    if (order.credits === 0 || (await this.ledger.findByKey(tx, order.key))) return;
    await this.bringPaid(tx, wallet, 'CHARGEBACK', order.key, order);
  }

  private async bringPaid(
    tx: Tx,
    wallet: LockedWallet,
    type: 'PURCHASE' | 'REFUND' | 'CHARGEBACK',
    key: string,
    order: OrderMovement,
  ): Promise<void> {
    const from = {
      PURCHASE: 'system.sales',
      REFUND: 'system.refunds',
      CHARGEBACK: 'system.chargebacks',
    } as const;
    const after = await this.movements.bringIn(tx, wallet, {
      type,
      key,
      credits: order.credits,
      from: from[type],
      kind: 'PAID',
      orderId: order.orderId,
    });
    await this.movements.settleDebt(tx, after, `debt:${key}`);
  }
}

function freeOfOrder(lots: readonly Lot[], orderId: string): number {
  return lots
    .filter((lot) => lot.orderId === orderId)
    .reduce((sum, lot) => sum + freeCredits(lot), 0);
}
