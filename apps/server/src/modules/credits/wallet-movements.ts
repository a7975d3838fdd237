import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { CreditsAdded } from './events/credits-added.event.js';
import {
  incoming,
  outgoing,
  transfer,
  type SystemAccount,
  type TransactionType,
} from './ledger.js';
import { LedgerRepository, type LockedWallet } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import {
  byClawBackOrder,
  freeCredits,
  lapsedLots,
  sumOf,
  takeFromLots,
  type LotKind,
  type Portion,
} from './lots.js';

export interface BringIn {
  readonly type: TransactionType;
  readonly key: string;
  readonly credits: number;
  readonly from: SystemAccount;
  readonly kind: LotKind;
  readonly expiresAt?: Date | undefined;
  readonly orderId?: string | undefined;
  readonly reason?: string | undefined;
}

export interface TakeAway {
  readonly type: TransactionType;
  readonly key: string;
  readonly to: SystemAccount;
  readonly portions: readonly Portion[];
  readonly orderId?: string | undefined;
  readonly reason?: string | undefined;
}

/** The movements that all use cases are made of; each keeps entries, wallet and lots in step. */
@Injectable()
export class WalletMovements {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly lots: LotsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Credits come in as a lot of their own. */
  async bringIn(tx: Tx, wallet: LockedWallet, movement: BringIn): Promise<LockedWallet> {
    const posted = await this.ledger.post(tx, wallet, {
      type: movement.type,
      key: movement.key,
      entries: incoming(movement.credits, movement.from),
      orderId: movement.orderId,
      reason: movement.reason,
    });
    await this.lots.add(tx, posted.wallet, {
      kind: movement.kind,
      transactionId: posted.transactionId,
      credits: movement.credits,
      expiresAt: movement.expiresAt,
      orderId: movement.orderId,
    });
    await this.outbox.publish(
      tx,
      new CreditsAdded({
        userId: wallet.userId,
        credits: movement.credits,
        available: posted.wallet.balance - posted.wallet.held,
        type: movement.type,
      }),
    );
    return posted.wallet;
  }

  /** Free credits of the given lots go out; nothing happens when there are none. */
  async takeAway(tx: Tx, wallet: LockedWallet, movement: TakeAway): Promise<LockedWallet> {
    const credits = sumOf(movement.portions);
    if (credits === 0) return wallet;
    const posted = await this.ledger.post(tx, wallet, {
      type: movement.type,
      key: movement.key,
      entries: outgoing(credits, movement.to),
      orderId: movement.orderId,
      reason: movement.reason,
    });
    await this.lots.move(tx, posted.wallet, movement.portions, { remaining: -1, held: 0 });
    return posted.wallet;
  }

  /** Books credits that should go back but are no longer there. */
  async owe(
    tx: Tx,
    wallet: LockedWallet,
    debt: { key: string; credits: number; to: SystemAccount; orderId?: string; reason?: string },
  ): Promise<LockedWallet> {
    if (debt.credits === 0) return wallet;
    const posted = await this.ledger.post(tx, wallet, {
      type: 'DEBT',
      key: debt.key,
      entries: transfer(debt.credits, 'wallet.receivable', debt.to),
      orderId: debt.orderId,
      reason: debt.reason,
    });
    return posted.wallet;
  }

  /** Free credits pay what is owed, as far as they go. */
  async settleDebt(tx: Tx, wallet: LockedWallet, key: string): Promise<LockedWallet> {
    const credits = Math.min(wallet.debt, wallet.balance - wallet.held);
    if (credits <= 0) return wallet;
    const lots = await this.lots.listOpen(tx, wallet);
    const portions = takeFromLots(lots, credits, byClawBackOrder(undefined));
    const posted = await this.ledger.post(tx, wallet, {
      type: 'DEBT',
      key,
      entries: transfer(sumOf(portions), 'wallet.available', 'wallet.receivable'),
    });
    await this.lots.move(tx, posted.wallet, portions, { remaining: -1, held: 0 });
    return posted.wallet;
  }

  /** Ends promotional credits that have lapsed; what a session holds stays until it is settled. */
  async endLapsed(tx: Tx, wallet: LockedWallet, now: Date): Promise<LockedWallet> {
    let current = wallet;
    for (const lot of lapsedLots(await this.lots.listOpen(tx, wallet), now)) {
      current = await this.takeAway(tx, current, {
        type: 'EXPIRY',
        // A lot may lapse in parts, when some of it was held: what remains names the part.
        key: `expiry:${lot.id}:${lot.remaining}`,
        to: 'system.expired',
        portions: [{ lotId: lot.id, credits: freeCredits(lot) }],
      });
    }
    return current;
  }
}
