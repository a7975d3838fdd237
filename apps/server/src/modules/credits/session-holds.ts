import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { CreditsError } from './credits.errors.js';
import { CreditsHeld } from './events/credits-held.event.js';
import { CreditsReleased } from './events/credits-released.event.js';
import { HoldsRepository, type Hold } from './holds.repository.js';
import { transfer } from './ledger.js';
import { LedgerRepository, type LockedWallet } from './ledger.repository.js';
import { LotsRepository } from './lots.repository.js';
import { bySpendingOrder, sumOf, takeFromLots } from './lots.js';
import { WalletMovements } from './wallet-movements.js';

export interface HoldRequest {
  readonly payerUserId: UserId;
  readonly sessionId: string;
  readonly credits: number;
  readonly storeId?: string | undefined;
}

/** What came of asking for a hold; a wallet that cannot pay is an answer and not a fault. */
export type HoldResult =
  | { readonly ok: true; readonly credits: number; readonly state: 'HELD' | 'CAPTURED' }
  | {
      readonly ok: false;
      readonly code: 'credits.insufficient';
      readonly needed: number;
      readonly available: number;
    }
  | { readonly ok: false; readonly code: 'credits.in_debt'; readonly debt: number };

/** Hold -> capture or release around a session; every step may be repeated. */
@Injectable()
export class SessionHolds {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly holds: HoldsRepository,
    private readonly lots: LotsRepository,
    private readonly movements: WalletMovements,
    private readonly outbox: Outbox,
  ) {}

  /** Sets credits aside. A session that already holds, or was charged, answers so again. */
  async hold(tx: Tx, request: HoldRequest): Promise<HoldResult> {
    const locked = await this.ledger.lockWallet(tx, request.payerUserId);
    const earlier = await this.holds.findBySession(tx, request.sessionId);
    if (earlier && earlier.state !== 'RELEASED') {
      return { ok: true, credits: earlier.credits, state: earlier.state };
    }
    const wallet = await this.movements.endLapsed(tx, locked, new Date());
    if (wallet.debt > 0) return { ok: false, code: 'credits.in_debt', debt: wallet.debt };
    const available = wallet.balance - wallet.held;
    if (available < request.credits) {
      return { ok: false, code: 'credits.insufficient', needed: request.credits, available };
    }
    const hold = await this.holds.open(tx, wallet, {
      sessionId: request.sessionId,
      credits: request.credits,
      storeId: request.storeId,
    });
    if (hold.credits > 0) await this.setAside(tx, wallet, hold);
    return { ok: true, credits: hold.credits, state: 'HELD' };
  }

  /**
   * Charges what the session holds.
   * @throws AppError `credits.hold_not_open` when there is no hold or it was released
   */
  async capture(tx: Tx, options: { sessionId: string }): Promise<{ credits: number }> {
    const found = await this.lockHold(tx, options.sessionId);
    if (!found || found.hold.state === 'RELEASED') throw CreditsError.holdNotOpen();
    const { hold, wallet } = found;
    if (hold.state === 'CAPTURED') return { credits: hold.credits };
    if (hold.credits > 0) {
      const posted = await this.ledger.post(tx, wallet, {
        type: 'CAPTURE',
        key: `capture:${hold.sessionId}`,
        entries: transfer(hold.credits, 'wallet.held', 'system.revenue'),
        sessionId: hold.sessionId,
      });
      const portions = await this.holds.listPortions(tx, hold);
      await this.lots.move(tx, posted.wallet, portions, { remaining: -1, held: -1 });
    }
    await this.holds.settle(tx, hold, 'CAPTURED', undefined);
    return { credits: hold.credits };
  }

  /**
   * Gives back what the session holds; a session that holds nothing has nothing to give back.
   * @throws AppError `credits.hold_not_open` when the session was charged
   */
  async release(
    tx: Tx,
    options: { sessionId: string; reason: string },
  ): Promise<{ credits: number }> {
    const found = await this.lockHold(tx, options.sessionId);
    if (!found || found.hold.state === 'RELEASED') return { credits: 0 };
    if (found.hold.state === 'CAPTURED') throw CreditsError.holdNotOpen();
    const { hold } = found;
    if (hold.credits > 0) await this.giveBack(tx, found.wallet, hold, options.reason);
    await this.holds.settle(tx, hold, 'RELEASED', options.reason);
    return { credits: hold.credits };
  }

  private async setAside(tx: Tx, wallet: LockedWallet, hold: Hold): Promise<void> {
    const lots = await this.lots.listOpen(tx, wallet);
    const portions = takeFromLots(lots, hold.credits, bySpendingOrder);
    if (sumOf(portions) !== hold.credits) throw new Error('the lots do not cover the balance');
    const posted = await this.ledger.post(tx, wallet, {
      type: 'HOLD',
      key: `hold:${hold.sessionId}:${hold.attempt}`,
      entries: transfer(hold.credits, 'wallet.available', 'wallet.held'),
      sessionId: hold.sessionId,
    });
    await this.lots.move(tx, posted.wallet, portions, { remaining: 0, held: 1 });
    await this.holds.addPortions(tx, hold, portions);
    const { userId, balance, held } = posted.wallet;
    const facts = { sessionId: hold.sessionId, credits: hold.credits, available: balance - held };
    await this.outbox.publish(tx, new CreditsHeld({ userId, ...facts }));
  }

  private async giveBack(tx: Tx, wallet: LockedWallet, hold: Hold, reason: string): Promise<void> {
    const key = `release:${hold.sessionId}:${hold.attempt}`;
    const posted = await this.ledger.post(tx, wallet, {
      type: 'RELEASE',
      key,
      entries: transfer(hold.credits, 'wallet.held', 'wallet.available'),
      sessionId: hold.sessionId,
      reason,
    });
    const portions = await this.holds.listPortions(tx, hold);
    await this.lots.move(tx, posted.wallet, portions, { remaining: 0, held: -1 });
    const settled = await this.movements.settleDebt(tx, posted.wallet, `debt:${key}`);
    const available = settled.balance - settled.held;
    const facts = { sessionId: hold.sessionId, credits: hold.credits, available };
    await this.outbox.publish(tx, new CreditsReleased({ userId: hold.userId, ...facts }));
  }

  /** The wallet first, then the hold as it is under that lock. */
  private async lockHold(
    tx: Tx,
    sessionId: string,
  ): Promise<{ hold: Hold; wallet: LockedWallet } | undefined> {
    const unlocked = await this.holds.findBySession(tx, sessionId);
    if (!unlocked) return undefined;
    const wallet = await this.ledger.lockWallet(tx, unlocked.userId);
    const hold = await this.holds.findBySession(tx, sessionId);
    return hold && { hold, wallet };
  }
}
