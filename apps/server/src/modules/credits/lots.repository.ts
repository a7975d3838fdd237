import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { LockedWallet } from './ledger.repository.js';
import type { Lot, LotKind, Portion } from './lots.js';

export interface NewLot {
  readonly kind: LotKind;
  readonly transactionId: string;
  readonly credits: number;
  readonly expiresAt: Date | undefined;
  readonly orderId: string | undefined;
}

/** What nobody paid for. */
export interface Gifts {
  readonly promotional: number;
  readonly nextExpiry: { readonly credits: number; readonly at: Date } | undefined;
}

interface LotRow {
  id: string;
  kind: LotKind;
  order_id: string | null;
  remaining: number;
  held: number;
  expires_at: Date | null;
  created_at: Date;
}

/** All SQL of lots. The wallet's lock stands for theirs: lots are written under it alone. */
@Injectable()
export class LotsRepository {
  async listOpen(tx: Tx, wallet: LockedWallet): Promise<Lot[]> {
    const rows = await tx.query<LotRow>(
      `SELECT id, kind, order_id, remaining, held, expires_at, created_at
         FROM billing.credit_lots WHERE user_id = $1 AND remaining > 0`,
      [wallet.userId],
    );
    return rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      orderId: row.order_id,
      remaining: row.remaining,
      held: row.held,
      expiresAt: row.expires_at,
      createdAt: row.created_at,
    }));
  }

  async add(tx: Tx, wallet: LockedWallet, lot: NewLot): Promise<string> {
    const id = newId();
    await tx.run(
      `INSERT INTO billing.credit_lots
         (id, user_id, kind, transaction_id, order_id, granted, remaining, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [
        id,
        wallet.userId,
        lot.kind,
        lot.transactionId,
        lot.orderId ?? null,
        lot.credits,
        lot.expiresAt ?? null,
      ],
    );
    return id;
  }

  /** Changes what remains and what is held of each lot by its portion times the factors. */
  async move(
    tx: Tx,
    wallet: LockedWallet,
    portions: readonly Portion[],
    factors: { readonly remaining: -1 | 0; readonly held: -1 | 0 | 1 },
  ): Promise<void> {
    if (portions.length === 0) return;
    const moved = await tx.run(
      `UPDATE billing.credit_lots AS lot
          SET remaining = lot.remaining + part.credits * $4, held = lot.held + part.credits * $5
         FROM unnest($2::uuid[], $3::bigint[]) AS part (lot_id, credits)
        WHERE lot.id = part.lot_id AND lot.user_id = $1`,
      [
        wallet.userId,
        portions.map((portion) => portion.lotId),
        portions.map((portion) => portion.credits),
        factors.remaining,
        factors.held,
      ],
    );
    if (moved !== portions.length) throw new Error('a lot is out of this actor’s reach');
  }

  /** The gift credits of a wallet that may be spent, and which of them end first. */
  async findGifts(tx: Tx, userId: UserId): Promise<Gifts> {
    const row = await tx.find<{ promotional: number; ending: number | null; ends_at: Date | null }>(
      `SELECT coalesce(sum(remaining - held), 0)::bigint AS promotional,
              (SELECT sum(s.remaining - s.held)::bigint FROM billing.credit_lots s
                WHERE s.user_id = $1 AND s.remaining > s.held AND s.expires_at = min(l.expires_at))
                AS ending,
              min(l.expires_at) AS ends_at
         FROM billing.credit_lots l
        WHERE l.user_id = $1 AND l.kind = 'PROMOTIONAL' AND l.remaining > l.held
          AND (l.expires_at IS NULL OR l.expires_at > now())`,
      [userId],
    );
    const { promotional = 0, ending = null, ends_at: endsAt = null } = row ?? {};
    return {
      promotional,
      nextExpiry: endsAt === null || ending === null ? undefined : { credits: ending, at: endsAt },
    };
  }

  /** Users with lapsed credits that nobody holds; for the sweep that ends them. */
  async listUsersWithLapsed(tx: Tx, now: Date, limit: number): Promise<UserId[]> {
    const rows = await tx.query<{ user_id: UserId }>(
      `SELECT DISTINCT user_id FROM billing.credit_lots
        WHERE remaining > held AND expires_at <= $1 ORDER BY user_id LIMIT $2`,
      [now, limit],
    );
    return rows.map((row) => row.user_id);
  }
}
