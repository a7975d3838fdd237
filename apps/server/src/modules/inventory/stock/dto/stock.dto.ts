import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  NotEquals,
} from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import { MOVEMENT_REASONS, type LevelRow, type MovementRow } from '../stock.repository.js';
import { ADJUSTMENT_REASONS } from '../stock.service.js';
import { NamedProductResponse } from '../../products/dto/named-product.response.js';

const NO_NUL = /^[^\0]*$/;
const MAX_DELTA = 1_000_000;

export class StockLevelsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'products that stand there; empty: where none was named' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(NO_NUL)
  area?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  category?: string;
}

export class StockMovementsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  productId?: string;
}

export class AdjustStockRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  productId!: string;

  @ApiProperty({ type: 'integer', description: 'units that came, or with a minus went' })
  @IsInt()
  @Min(-MAX_DELTA)
  @Max(MAX_DELTA)
  @NotEquals(0)
  delta!: number;

  @ApiProperty({ enum: ADJUSTMENT_REASONS })
  @IsIn(ADJUSTMENT_REASONS)
  reason!: (typeof ADJUSTMENT_REASONS)[number];

  @ApiPropertyOptional({ description: 'by default where there is most of it' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  @Matches(NO_NUL)
  area?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(NO_NUL)
  note?: string;
}

export class AreaLevelResponse {
  @ApiProperty({ description: 'empty: counts that named no area' })
  area!: string;

  @ApiProperty({ type: 'integer' })
  quantity!: number;
}

export class StockLevelResponse extends NamedProductResponse {
  @ApiProperty({ type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ type: 'integer' })
  quantity!: number;

  @ApiProperty({ type: 'integer' })
  minimumStock!: number;

  @ApiProperty({ type: [AreaLevelResponse] })
  areas!: AreaLevelResponse[];

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  static of(row: LevelRow): StockLevelResponse {
    return {
      productId: row.product_id,
      name: row.name,
      brand: row.brand,
      size: row.size,
      category: row.category,
      quantity: row.quantity,
      minimumStock: row.minimum_stock,
      areas: row.areas,
      updatedAt: row.updated_at.toISOString(),
    };
  }
}

export class StockLevelPageResponse {
  @ApiProperty({ type: [StockLevelResponse] })
  items!: StockLevelResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class StockMovementResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  productId!: string;

  @ApiProperty()
  productName!: string;

  @ApiProperty()
  area!: string;

  @ApiProperty({ type: 'integer' })
  delta!: number;

  @ApiProperty({ type: 'integer', description: 'of the product in the whole store' })
  quantityAfter!: number;

  @ApiProperty({ enum: MOVEMENT_REASONS })
  reason!: string;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  snapshotId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  createdBy!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: MovementRow): StockMovementResponse {
    return {
      id: row.id,
      productId: row.product_id,
      productName: row.product_name,
      area: row.area,
      delta: row.delta,
      quantityAfter: row.quantity_after,
      reason: row.reason,
      note: row.note,
      snapshotId: row.snapshot_id,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class StockMovementPageResponse {
  @ApiProperty({ type: [StockMovementResponse] })
  items!: StockMovementResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
