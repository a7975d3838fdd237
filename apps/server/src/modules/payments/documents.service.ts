import { Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { UserActor } from '../../platform/database/actor.js';
import { BillingProfileService } from './billing-profile.service.js';
import { renderBarcode } from './documents/barcode.js';
import { renderReceiptPdf } from './documents/receipt-pdf.js';
import { renderVoucherPdf } from './documents/voucher-pdf.js';
import { renderVoucherPng } from './documents/voucher-png.js';
import { toVoucherFacts, type VoucherFacts } from './documents/voucher-facts.js';
import { OrdersService } from './orders.service.js';
import { PaymentsError } from './payments.errors.js';

/** Draws the papers of an order. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly orders: OrdersService,
    private readonly profiles: BillingProfileService,
  ) {}

  /** @throws AppError `payments.no_voucher`, `payments.order_not_open` */
  async voucherPdf(actor: UserActor, orderId: string): Promise<Buffer> {
    return renderVoucherPdf(await this.voucher(actor, orderId));
  }

  /** @throws AppError `payments.no_voucher`, `payments.order_not_open` */
  async voucherPng(actor: UserActor, orderId: string): Promise<Buffer> {
    return renderVoucherPng(await this.voucher(actor, orderId));
  }

  /** @throws AppError `payments.no_voucher`, `payments.order_not_open` */
  async barcode(actor: UserActor, orderId: string): Promise<Buffer> {
    return renderBarcode((await this.voucher(actor, orderId)).reference);
  }

  /** @throws AppError `payments.order_not_paid` */
  async receiptPdf(actor: UserActor, orderId: string, language: Language): Promise<Buffer> {
    const order = await this.orders.get(actor, orderId);
    if (order.paid_at === null) throw PaymentsError.orderNotPaid();
    const profile = await this.profiles.find(actor, actor.userId);
    return renderReceiptPdf(order, order.paid_at, { profile, language });
  }

  private async voucher(actor: UserActor, orderId: string): Promise<VoucherFacts> {
    const order = await this.orders.get(actor, orderId);
    if (order.voucher_reference === null) throw PaymentsError.noVoucher();
    // A voucher that is paid or over must not be paid (again).
    if (order.status !== 'REQUIRES_ACTION') throw PaymentsError.orderNotOpen();
    return toVoucherFacts(order, order.voucher_reference);
  }
}
