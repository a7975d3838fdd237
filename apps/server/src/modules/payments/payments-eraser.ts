import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobActor, SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import {
  PersonErasers,
  type ForgottenPerson,
  type PersonEraser,
} from '../../platform/privacy/person-erasers.registry.js';
import { CardsRepository } from './cards.repository.js';
import { PaymentProviders } from './payment-providers.js';

const ERASER: SystemActor = { kind: 'system', task: 'erase-users' };
const REMOVED = 'Eliminado';

/**
 * Takes the person off what was paid: amounts, dates and the vendor's reference of an order stay,
 * because tax law wants the books kept for five years (Código Fiscal de la Federación, art. 30).
 * Cards, tax profile, customer at the vendor, and who paid are gone.
 */
@Injectable()
export class PaymentsEraser implements PersonEraser, OnModuleInit {
  readonly name = 'payments';

  constructor(
    private readonly db: Db,
    private readonly cards: CardsRepository,
    private readonly providers: PaymentProviders,
    private readonly erasers: PersonErasers,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this);
  }

  async forget({ userId, identifiers }: ForgottenPerson): Promise<void> {
    const job: JobActor = { kind: 'job', name: 'forget-person', userId };
    const refs = await this.db.read(job, (tx) => vendorRefsOf(tx, userId));
    const customer = await this.db.read(job, (tx) => this.cards.findCustomer(tx, userId, 'stripe'));
    if (customer !== undefined) await this.providers.vaultIfAny?.removeCustomer(customer);
    await this.db.write(ERASER, (tx) => blankEvents(tx, { ...refs, identifiers }));
    await this.db.write(job, (tx) => removeRows(tx, userId));
  }
}

interface VendorRefs {
  readonly orderIds: readonly string[];
  /** The vendors' own names of the person's payments and of the person. */
  readonly names: readonly string[];
}

async function vendorRefsOf(tx: Tx, userId: UserId): Promise<VendorRefs> {
  const orders = await tx.query<{ id: string; vendor_ref: string | null }>(
    `SELECT id, vendor_ref FROM payments.payment_orders WHERE user_id = $1`,
    [userId],
  );
  const customers = await tx.query<{ vendor_ref: string }>(
    `SELECT vendor_ref FROM payments.customers WHERE user_id = $1
      UNION ALL SELECT vendor_ref FROM payments.payment_methods WHERE user_id = $1`,
    [userId],
  );
  const names = [...orders, ...customers].map((row) => row.vendor_ref);
  return { orderIds: orders.map((row) => row.id), names: names.filter((name) => name !== null) };
}

/** That an event came, when, and what became of it stays; what it said goes. */
async function blankEvents(
  tx: Tx,
  known: VendorRefs & { readonly identifiers: readonly string[] },
): Promise<void> {
  await tx.run(
    `UPDATE payments.payment_events e
        SET payload = jsonb_build_object('id', e.event_id, 'type', e.type, 'erased', true)
      WHERE e.processed_at IS NOT NULL AND NOT e.payload ? 'erased'
        AND (e.order_id = ANY ($1::uuid[]) OR EXISTS (
          SELECT FROM unnest($2::text[]) AS said WHERE strpos(e.payload::text, said) > 0))`,
    [known.orderIds, [...known.names, ...known.identifiers]],
  );
}

async function removeRows(tx: Tx, userId: UserId): Promise<void> {
  await tx.run(
    `UPDATE payments.payment_orders
        SET payer_name = NULL, payer_email = NULL, payer_phone = NULL, payment_method_id = NULL,
            voucher_reference = NULL, voucher_url = NULL, voucher_barcode_url = NULL,
            card_fingerprint = NULL
      WHERE user_id = $1`,
    [userId],
  );
  await tx.run(`UPDATE payments.refunds SET reason = $2 WHERE user_id = $1`, [userId, REMOVED]);
  await tx.run(`DELETE FROM payments.payment_methods WHERE user_id = $1`, [userId]);
  await tx.run(`DELETE FROM payments.customers WHERE user_id = $1`, [userId]);
  await tx.run(`DELETE FROM payments.billing_profiles WHERE user_id = $1`, [userId]);
}
