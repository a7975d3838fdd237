import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { LowStockRow, UncountedRow } from '../purchasing.repository.js';
import type { PurchaseLine } from '../purchasing.service.js';
import { NamedProductResponse } from '../../products/dto/named-product.response.js';

/** A week: what most small shops buy for. */
export const DEFAULT_COVER_DAYS = 7;

export class PurchaseListQuery {
  @ApiPropertyOptional({ default: DEFAULT_COVER_DAYS, minimum: 1, maximum: 90 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(90)
  coverDays: number = DEFAULT_COVER_DAYS;
}

export class LowStockResponse extends NamedProductResponse {
  @ApiProperty({ type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ type: 'integer' })
  stock!: number;

  @ApiProperty({ type: 'integer' })
  minimumStock!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  costCentavos!: number | null;

  static of(row: LowStockRow): LowStockResponse {
    return {
      productId: row.id,
      name: row.name,
      brand: row.brand,
      size: row.size,
      category: row.category,
      stock: row.stock,
      minimumStock: row.minimum_stock,
      costCentavos: row.cost_centavos,
    };
  }
}

export class LowStockPageResponse {
  @ApiProperty({ type: [LowStockResponse] })
  items!: LowStockResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class PurchaseLineResponse extends LowStockResponse {
  @ApiProperty({ description: 'pieces a day that counts saw leave' })
  pacePerDay!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'how long the stock lasts' })
  daysLeft!: number | null;

  @ApiProperty({ type: 'integer', description: 'pieces to buy' })
  suggested!: number;

  @ApiProperty({ enum: ['MINIMUM', 'PACE'], enumName: 'PurchaseReason' })
  reason!: 'MINIMUM' | 'PACE';

  static override of(row: PurchaseLine): PurchaseLineResponse {
    return {
      ...LowStockResponse.of(row),
      pacePerDay: round(row.pacePerDay),
      daysLeft: row.daysLeft === null ? null : round(row.daysLeft),
      suggested: row.suggested,
      reason: row.reason ?? 'MINIMUM',
    };
  }
}

/** A product whose stock nobody knows: neither a quantity nor a cost can be told. */
export class UncountedResponse extends OmitType(LowStockResponse, ['stock', 'costCentavos']) {
  static of(row: UncountedRow): UncountedResponse {
    return {
      productId: row.id,
      name: row.name,
      brand: row.brand,
      size: row.size,
      category: row.category,
      minimumStock: row.minimum_stock,
    };
  }
}

export class PurchaseListResponse {
  @ApiProperty({ type: 'integer' })
  coverDays!: number;

  @ApiProperty({ description: 'more is needed than is listed; the most urgent is' })
  isCut!: boolean;

  @ApiProperty({ type: [PurchaseLineResponse] })
  items!: PurchaseLineResponse[];

  @ApiProperty({
    type: [UncountedResponse],
    description: 'have a minimum and were never counted, by name',
  })
  uncounted!: UncountedResponse[];

  @ApiProperty({ description: 'there are more uncounted products than are listed' })
  isUncountedCut!: boolean;

  @ApiProperty({ type: 'integer', description: 'of the lines whose cost is known' })
  costCentavos!: number;

  @ApiProperty({ description: 'the list as a message to send, for example by WhatsApp' })
  text!: string;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
