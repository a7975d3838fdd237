import { ApiProperty } from '@nestjs/swagger';
import { TRANSACTION_TYPES, type TransactionType } from '../ledger.js';
import type { TransactionRow } from '../ledger.repository.js';
import { describeTransaction, type Language } from './transaction-texts.js';

export class TransactionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: TRANSACTION_TYPES, enumName: 'CreditTransactionType' })
  type!: TransactionType;

  @ApiProperty({ description: 'change of the balance; 0 for HOLD and RELEASE', example: -1 })
  amount!: number;

  @ApiProperty({ description: 'change of the held part of the balance', example: -1 })
  heldAmount!: number;

  @ApiProperty({ example: 4 })
  balanceAfter!: number;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  sessionId!: string | null;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  orderId!: string | null;

  @ApiProperty({ example: 'Créditos de bienvenida' })
  description!: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
}

export class TransactionPageResponse {
  @ApiProperty({ type: [TransactionResponse] })
  items!: TransactionResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

export function toTransactionResponse(row: TransactionRow, language: Language) {
  return {
    id: row.id,
    type: row.type,
    amount: row.amount,
    heldAmount: row.held_amount,
    balanceAfter: row.balance_after,
    sessionId: row.session_id,
    orderId: row.order_id,
    description: describeTransaction(row.type, language, row.reason),
    createdAt: row.created_at.toISOString(),
  } satisfies TransactionResponse;
}
