import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** Purchases, refunds, cards and the tax profile, for a person's copy of their data. */
@Injectable()
export class PaymentsPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'compras',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, credits, amount_centavos, iva_centavos, currency, method, provider, status,
                  vendor_ref, payer_name, payer_email, payer_phone, voucher_reference,
                  refunded_centavos, created_at, paid_at
             FROM payments.payment_orders WHERE user_id = $1 ORDER BY id`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'devoluciones',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, order_id, amount_centavos, credits, status, created_at
             FROM payments.refunds WHERE user_id = $1 ORDER BY id`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'contracargos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, order_id, amount_centavos, credits, state, created_at, closed_at
             FROM payments.disputes WHERE user_id = $1 ORDER BY id`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'tarjetas',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, provider, brand, last4, exp_month, exp_year, is_default, created_at, removed_at
             FROM payments.payment_methods WHERE user_id = $1 ORDER BY id`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'datos-fiscales',
      collect: (tx, userId) =>
        tx.query(
          `SELECT rfc, legal_name, regimen, postcode, cfdi_use, email, created_at, updated_at
             FROM payments.billing_profiles WHERE user_id = $1`,
          [userId],
        ),
    });
  }
}
