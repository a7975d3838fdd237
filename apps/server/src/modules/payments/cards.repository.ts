import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { ProviderName, SavedCard } from './payment-provider.port.js';

export interface CardRow {
  id: string;
  vendor_ref: string;
  brand: string;
  last4: string;
  exp_month: number;
  exp_year: number;
  is_default: boolean;
}

const COLUMNS = 'id, vendor_ref, brand, last4, exp_month, exp_year, is_default';

/** All SQL of vendors' customers and saved cards. */
@Injectable()
export class CardsRepository {
  async findCustomer(tx: Tx, userId: UserId, provider: ProviderName): Promise<string | undefined> {
    const row = await tx.find<{ vendor_ref: string }>(
      `SELECT vendor_ref FROM payments.customers WHERE user_id = $1 AND provider = $2`,
      [userId, provider],
    );
    return row?.vendor_ref;
  }

  async addCustomer(tx: Tx, userId: UserId, provider: ProviderName, ref: string): Promise<void> {
    await tx.run(
      `INSERT INTO payments.customers (user_id, provider, vendor_ref) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING`,
      [userId, provider, ref],
    );
  }

  list(tx: Tx, userId: UserId): Promise<CardRow[]> {
    return tx.query<CardRow>(
      `SELECT ${COLUMNS} FROM payments.payment_methods
        WHERE user_id = $1 AND removed_at IS NULL ORDER BY is_default DESC, id`,
      [userId],
    );
  }

  find(tx: Tx, userId: UserId, id: string): Promise<CardRow | undefined> {
    return tx.find<CardRow>(
      `SELECT ${COLUMNS} FROM payments.payment_methods
        WHERE user_id = $1 AND id = $2 AND removed_at IS NULL`,
      [userId, id],
    );
  }

  /** Makes the list what the vendor keeps: new cards come in, lost ones are removed. */
  async replaceAll(
    tx: Tx,
    userId: UserId,
    provider: ProviderName,
    cards: readonly SavedCard[],
  ): Promise<void> {
    for (const card of cards) {
      await tx.run(
        `INSERT INTO payments.payment_methods
           (id, user_id, provider, vendor_ref, brand, last4, exp_month, exp_year, fingerprint)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT ON CONSTRAINT payment_methods_vendor_key DO UPDATE
           SET exp_month = EXCLUDED.exp_month, exp_year = EXCLUDED.exp_year, removed_at = NULL`,
        [
          newId(),
          userId,
          provider,
          card.vendorRef,
          card.brand,
          card.last4,
          card.expMonth,
          card.expYear,
          card.fingerprint ?? null,
        ],
      );
    }
    await tx.run(
      `UPDATE payments.payment_methods SET removed_at = now(), is_default = false
        WHERE user_id = $1 AND provider = $2 AND removed_at IS NULL
          AND NOT vendor_ref = ANY ($3)`,
      [userId, provider, cards.map((card) => card.vendorRef)],
    );
    await this.ensureDefault(tx, userId);
  }

  async makeDefault(tx: Tx, userId: UserId, id: string): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_methods SET is_default = false WHERE user_id = $1 AND is_default`,
      [userId],
    );
    await tx.run(
      `UPDATE payments.payment_methods SET is_default = true
        WHERE user_id = $1 AND id = $2 AND removed_at IS NULL`,
      [userId, id],
    );
  }

  async remove(tx: Tx, userId: UserId, id: string): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_methods SET removed_at = now(), is_default = false
        WHERE user_id = $1 AND id = $2`,
      [userId, id],
    );
    await this.ensureDefault(tx, userId);
  }

  private async ensureDefault(tx: Tx, userId: UserId): Promise<void> {
    await tx.run(
      `UPDATE payments.payment_methods SET is_default = true
        WHERE id = (SELECT id FROM payments.payment_methods
                     WHERE user_id = $1 AND removed_at IS NULL ORDER BY id LIMIT 1)
          AND NOT EXISTS (SELECT FROM payments.payment_methods
                           WHERE user_id = $1 AND removed_at IS NULL AND is_default)`,
      [userId],
    );
  }
}
