import { ApiProperty } from '@nestjs/swagger';
import { ORDER_STATUSES, type OrderStatus } from '../order-status.js';
import type { OrderRow } from '../orders.repository.js';
import { PAYMENT_METHODS, type PaymentMethodKind } from '../payment-provider.port.js';

export class VoucherResponse {
  @ApiProperty({ example: '12345678901234567890123456' })
  reference!: string;

  @ApiProperty({ nullable: true, type: String, description: 'the vendor’s own page' })
  url!: string | null;

  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  expiresAt!: string | null;

  @ApiProperty({ description: 'to print, in Spanish' })
  pdfUrl!: string;

  @ApiProperty({ description: 'to show at the counter' })
  pngUrl!: string;

  @ApiProperty({ description: 'the barcode alone, a PNG' })
  barcodeUrl!: string;
}

export class OrderResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ORDER_STATUSES, enumName: 'OrderStatus' })
  status!: OrderStatus;

  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethodKind' })
  method!: PaymentMethodKind;

  @ApiProperty({ format: 'uuid' })
  packageId!: string;

  @ApiProperty({ example: 30 })
  credits!: number;

  @ApiProperty({ description: 'IVA included', example: 12_900 })
  amountCentavos!: number;

  @ApiProperty({ example: 11_121 })
  baseCentavos!: number;

  @ApiProperty({ example: 1_779 })
  ivaCentavos!: number;

  @ApiProperty({ example: 'MXN' })
  currency!: string;

  @ApiProperty({ nullable: true, type: VoucherResponse })
  voucher!: VoucherResponse | null;

  @ApiProperty({ nullable: true, type: String, description: 'why the vendor said no' })
  failureCode!: string | null;

  @ApiProperty({ example: 0 })
  refundedCentavos!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ nullable: true, type: String, format: 'date-time' })
  paidAt!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'a PDF, once it is paid' })
  receiptUrl!: string | null;

  static of(order: OrderRow): OrderResponse {
    return {
      id: order.id,
      status: order.status,
      method: order.method,
      packageId: order.package_id,
      credits: order.credits,
      amountCentavos: order.amount_centavos,
      baseCentavos: order.base_centavos,
      ivaCentavos: order.iva_centavos,
      currency: order.currency,
      voucher: voucherOf(order),
      failureCode: order.failure_code,
      refundedCentavos: order.refunded_centavos,
      createdAt: order.created_at.toISOString(),
      paidAt: order.paid_at?.toISOString() ?? null,
      receiptUrl: order.paid_at === null ? null : `${pathOf(order)}/receipt.pdf`,
    };
  }
}

export class OrderPageResponse {
  @ApiProperty({ type: [OrderResponse] })
  items!: OrderResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

export class OrderActionResponse {
  @ApiProperty({ description: 'for the vendor’s own library; not to be stored' })
  clientSecret!: string;

  @ApiProperty()
  publishableKey!: string;
}

function voucherOf(order: OrderRow): VoucherResponse | null {
  if (order.voucher_reference === null) return null;
  const path = pathOf(order);
  return {
    reference: order.voucher_reference,
    url: order.voucher_url,
    expiresAt: order.expires_at?.toISOString() ?? null,
    pdfUrl: `${path}/voucher.pdf`,
    pngUrl: `${path}/voucher.png`,
    barcodeUrl: `${path}/barcode.png`,
  };
}

function pathOf(order: OrderRow): string {
  return `/api/v1/payments/orders/${order.id}`;
}
