import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import { ORDER_STATUSES, type OrderStatus } from '../order-status.js';
import type { OrderRow } from '../orders.repository.js';
import { PAYMENT_METHODS, type PaymentMethodKind } from '../payment-provider.port.js';
import type { RefundRow } from '../refunds.repository.js';
import type { DisputeRow, OrderEventRow, OrderFile } from '../staff-orders.repository.js';
import { OrderResponse } from './order.response.js';
import { RefundResponse } from './refund.request.js';

export class StaffOrdersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ORDER_STATUSES, enumName: 'OrderStatus' })
  @IsOptional()
  @IsIn(ORDER_STATUSES)
  status?: OrderStatus;

  @ApiPropertyOptional({ enum: PAYMENT_METHODS, enumName: 'PaymentMethodKind' })
  @IsOptional()
  @IsIn(PAYMENT_METHODS)
  method?: PaymentMethodKind;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  userId?: string;

  @ApiPropertyOptional({
    description: 'only what a person should look at: paid late, wrong amount',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  review?: boolean;
}

export class StaffOrderResponse extends OrderResponse {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty({ enum: ['stripe', 'conekta'], enumName: 'PaymentProviderName' })
  provider!: string;

  @ApiProperty({ nullable: true, type: String, description: 'the vendor’s own id' })
  vendorRef!: string | null;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'paid_late or amount_mismatch: somebody should look at it',
  })
  reviewReason!: string | null;

  static override of(order: OrderRow): StaffOrderResponse {
    return {
      ...OrderResponse.of(order),
      userId: order.user_id,
      provider: order.provider,
      vendorRef: order.vendor_ref,
      reviewReason: order.review_reason,
    };
  }
}

export class StaffOrderPageResponse {
  @ApiProperty({ type: [StaffOrderResponse] })
  items!: StaffOrderResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

export class StaffRefundResponse extends RefundResponse {
  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static override of(refund: RefundRow): StaffRefundResponse {
    const { reason, created_at: createdAt } = refund;
    return { ...RefundResponse.of(refund), reason, createdAt: createdAt.toISOString() };
  }
}

export class OrderDisputeResponse {
  @ApiProperty({ enum: ['OPEN', 'WON', 'LOST'], enumName: 'DisputeState' })
  state!: DisputeRow['state'];

  @ApiProperty()
  amountCentavos!: number;

  @ApiProperty({ description: 'credits that went with the money' })
  credits!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class OrderEventResponse {
  @ApiProperty({ example: 'payment_intent.succeeded' })
  type!: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt!: string;

  @ApiProperty({ nullable: true, type: String, description: 'null until a job has worked on it' })
  outcome!: string | null;
}

export class StaffOrderFileResponse extends StaffOrderResponse {
  @ApiProperty({ description: 'credits that a refund could still take back' })
  refundableCredits!: number;

  @ApiProperty({ type: [StaffRefundResponse] })
  refunds!: StaffRefundResponse[];

  @ApiProperty({ type: [OrderDisputeResponse] })
  disputes!: OrderDisputeResponse[];

  @ApiProperty({ type: [OrderEventResponse], description: 'what the vendor told, oldest first' })
  events!: OrderEventResponse[];

  static ofFile(file: OrderFile): StaffOrderFileResponse {
    return {
      ...StaffOrderResponse.of(file.order),
      refundableCredits: file.refundableCredits,
      refunds: file.refunds.map((refund) => StaffRefundResponse.of(refund)),
      disputes: file.disputes.map(toDispute),
      events: file.events.map(toEvent),
    };
  }
}

function toDispute(row: DisputeRow): OrderDisputeResponse {
  const { state, credits, amount_centavos: amountCentavos } = row;
  return { state, credits, amountCentavos, createdAt: row.created_at.toISOString() };
}

function toEvent(row: OrderEventRow): OrderEventResponse {
  return { type: row.type, receivedAt: row.received_at.toISOString(), outcome: row.outcome };
}
