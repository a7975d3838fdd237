import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** The wallet and all that moved in it, for a person's copy of their data. */
@Injectable()
export class CreditsPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'creditos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT balance, held, debt, created_at, updated_at
             FROM billing.credit_wallets WHERE user_id = $1`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'movimientos-de-creditos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT seq, type, amount, held_amount, balance_after, held_after, debt_after, session_id,
                  order_id, reason, created_at
             FROM billing.credit_transactions WHERE user_id = $1 ORDER BY seq`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'lotes-de-creditos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT kind, granted, remaining, held, expires_at, created_at
             FROM billing.credit_lots WHERE user_id = $1 ORDER BY created_at`,
          [userId],
        ),
    });
  }
}
