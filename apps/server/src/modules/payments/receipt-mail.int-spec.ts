import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASIC, PaymentWorld } from '../../../test/support/payment-world.js';
import type { UserActor } from '../../platform/database/actor.js';
import type { OutgoingMessage } from '../../platform/messaging/message-sender.port.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountsRepository } from '../auth/accounts.repository.js';
import { AccountsService } from '../auth/accounts.service.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import { BillingProfileService } from './billing-profile.service.js';
import { OrdersRepository } from './orders.repository.js';
import { ReceiptMail } from './receipt-mail.js';

// Real: PostgreSQL, payments, the drawing of the PDF. Faked: Stripe over HTTP, the mail service.
let world: PaymentWorld;
let receipts: ReceiptMail;
let profiles: BillingProfileService;
let isAway = false;
const sent: OutgoingMessage[] = [];

beforeAll(async () => {
  world = await PaymentWorld.open();
  const { db } = world.database;
  profiles = new BillingProfileService(db);
  const rows = new AccountsRepository();
  const accounts = new AccountsService(db, rows, new PasswordHasher(), new Outbox());
  const mail = {
    send: (message: OutgoingMessage): Promise<void> => {
      if (isAway) return Promise.reject(new Error('the mail service is away'));
      sent.push(message);
      return Promise.resolve();
    },
  };
  receipts = new ReceiptMail(db, new OrdersRepository(), profiles, accounts, mail);
});
afterAll(() => world.close());

/** The receipts that the outbox holds for a person. */
async function queued(actor: UserActor): Promise<string[]> {
  const rows = await world.database.superuser<{ payload: { orderId: string } }>(
    `SELECT payload FROM platform.outbox_events
      WHERE name = 'payments.send-receipt' AND payload->>'userId' = $1`,
    [actor.userId],
  );
  return rows.map(({ payload }) => payload.orderId);
}

describe('the receipt of a payment', () => {
  it('is queued once by the payment and mailed once, in Spanish, with IVA and its PDF', async () => {
    const actor = await world.buyer();
    const { order } = await world.paidByCard(actor);
    await world.settle();
    expect(await queued(actor)).toEqual([order.id]);
    sent.length = 0;
    isAway = true;
    await expect(receipts.send(actor.userId, order.id)).rejects.toThrow('away');
    isAway = false;
    await receipts.send(actor.userId, order.id);
    await receipts.send(actor.userId, order.id);
    expect(sent).toHaveLength(1);
    const [mail] = sent;
    expect(mail?.subject).toBe('Tu comprobante de pago: $129.00 MXN');
    for (const line of ['Subtotal: $111.21', 'IVA (16 %): $17.79', 'Total: $129.00 MXN']) {
      expect(mail?.body).toContain(line);
    }
    const [pdf] = mail?.attachments ?? [];
    expect(pdf).toMatchObject({
      fileName: `comprobante-${order.id}.pdf`,
      contentType: 'application/pdf',
    });
    expect(pdf?.content.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes in English to who reads English, and where the billing profile says', async () => {
    const actor = await world.buyer();
    await world.database.superuser(`UPDATE auth.users SET locale = 'en-US' WHERE id = $1`, [
      actor.userId,
    ]);
    await profiles.save(actor, {
      rfc: 'PEPM800101AB1',
      legalName: 'MARIA PEREZ',
      regimen: '626',
      postcode: '06700',
      cfdiUse: 'G03',
      email: 'facturas@example.mx',
    });
    const { order } = await world.paidByCard(actor);
    sent.length = 0;
    await receipts.send(actor.userId, order.id);
    expect(sent).toMatchObject([
      {
        channel: 'email',
        recipient: 'facturas@example.mx',
        subject: 'Your payment receipt: $129.00 MXN',
        attachments: [{ fileName: `receipt-${order.id}.pdf` }],
      },
    ]);
  });

  it('is not made for what was not paid', async () => {
    const actor = await world.buyer();
    const order = await world.at.orders.create(actor, { packageId: BASIC, method: 'CARD' });
    sent.length = 0;
    await receipts.send(actor.userId, order.id);
    expect(sent).toEqual([]);
    expect(await queued(actor)).toEqual([]);
  });
});
