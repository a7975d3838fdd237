import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { JobActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  MESSAGE_SENDER,
  type MessageSender,
  type OutgoingMessage,
} from '../../platform/messaging/message-sender.port.js';
import { AccountsService } from '../auth/index.js';
import { BillingProfileService, type BillingProfile } from './billing-profile.service.js';
import { moneyLines, purchaseLines } from './documents/receipt-lines.js';
import { renderReceiptPdf } from './documents/receipt-pdf.js';
import { receiptTexts } from './documents/receipt-texts.js';
import { formatMxn } from './money.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';

/**
 * Mails receipts. An order is marked once its receipt is out, so that a job that comes back sends
 * nothing; a crash in between may send it once more.
 */
@Injectable()
export class ReceiptMail {
  constructor(
    private readonly db: Db,
    private readonly orders: OrdersRepository,
    private readonly profiles: BillingProfileService,
    private readonly accounts: AccountsService,
    @Inject(MESSAGE_SENDER) private readonly messages: MessageSender,
  ) {}

  /** Goes to the address of the billing profile, else of the account, else of the payer. */
  async send(userId: UserId, orderId: string): Promise<void> {
    const actor: JobActor = { kind: 'job', name: 'payments.send-receipt', userId };
    const { order, account } = await this.db.read(actor, async (tx) => ({
      order: await this.orders.find(tx, orderId),
      account: await this.accounts.get(tx, userId),
    }));
    if (!order || order.paid_at === null || order.receipt_sent_at !== null) return;
    const profile = await this.profiles.find(actor, userId);
    const recipient = profile?.email ?? account.email ?? order.payer_email;
    if (account.status !== 'ACTIVE' || recipient === null) return;
    const language: Language = account.locale.startsWith('en') ? 'en' : 'es';
    const reader = { recipient, name: account.name, language };
    await this.messages.send(await receiptMessage(order, order.paid_at, { ...reader, profile }));
    await this.db.write(actor, (tx) => this.orders.markReceiptSent(tx, orderId));
  }
}

/** The mail with its paper. */
async function receiptMessage(
  order: OrderRow,
  paidAt: Date,
  reader: {
    readonly recipient: string;
    readonly name: string;
    readonly language: Language;
    readonly profile: BillingProfile | undefined;
  },
): Promise<OutgoingMessage> {
  const texts = receiptTexts(reader.language);
  const lines = [...purchaseLines(order, paidAt, texts), ...moneyLines(order, texts)];
  const table = lines.map(({ label, value }) => `${label}: ${value}`).join('\n');
  return {
    channel: 'email',
    recipient: reader.recipient,
    subject: texts.subject(`${formatMxn(order.amount_centavos)} MXN`),
    body: [texts.greeting(reader.name), texts.thanks, table, texts.attached, texts.noInvoice].join(
      '\n\n',
    ),
    attachments: [
      {
        fileName: texts.fileName(order.id),
        contentType: 'application/pdf',
        content: await renderReceiptPdf(order, paidAt, reader),
      },
    ],
  };
}
