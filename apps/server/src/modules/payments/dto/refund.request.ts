import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import type { RefundRow } from '../refunds.repository.js';

export class RefundRequestBody {
  @ApiProperty({ description: 'why; it is kept in the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;

  @ApiPropertyOptional({ description: 'credits to take back; all that are unspent when left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  credits?: number;
}

export class RefundResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['PENDING', 'SUCCEEDED', 'FAILED'], enumName: 'RefundStatus' })
  status!: RefundRow['status'];

  @ApiProperty()
  amountCentavos!: number;

  @ApiProperty()
  credits!: number;

  static of(refund: RefundRow): RefundResponse {
    const { id, status, credits, amount_centavos: amountCentavos } = refund;
    return { id, status, credits, amountCentavos };
  }
}
