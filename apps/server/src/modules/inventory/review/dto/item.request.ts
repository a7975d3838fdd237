import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MAX_DEPTH, MAX_UNITS } from '../item-units.js';

const BARCODE = /^[0-9A-Za-z-]{4,48}$/;
const MAX_MERGED = 100;

export class UpdateItemRequest {
  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'the product it really is; null takes the name away',
  })
  @IsOptional()
  @IsUUID()
  productId?: string | null;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'units seen from the front' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_UNITS)
  visibleUnits?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_DEPTH, description: 'units in depth, a mean' })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(1)
  @Max(MAX_DEPTH)
  depthFactor?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description:
      'the total, counted by hand: in rows one unit deep it is what is visible, in deeper ones ' +
      'the depth follows from it',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_UNITS)
  quantity?: number;
}

export class AddItemRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'or its barcode' })
  @ValidateIf((request: AddItemRequest) => request.barcode === undefined)
  @IsUUID()
  productId?: string;

  @ApiPropertyOptional({ description: 'of a product of the catalogue' })
  @ValidateIf((request: AddItemRequest) => request.productId === undefined)
  @Matches(BARCODE)
  barcode?: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(MAX_UNITS)
  visibleUnits!: number;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_DEPTH, default: 1 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(1)
  @Max(MAX_DEPTH)
  depthFactor?: number;
}

export class ItemVersionRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ type: 'integer', description: 'the version that was seen' })
  @IsInt()
  version!: number;
}

export class MergeItemsRequest {
  @ApiProperty({ type: [ItemVersionRequest], description: 'the lines that go into this one' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_MERGED)
  @ValidateNested({ each: true })
  @Type(() => ItemVersionRequest)
  items!: ItemVersionRequest[];
}

export class SplitItemRequest {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'visible units of the new line' })
  @IsInt()
  @Min(1)
  @Max(MAX_UNITS)
  visibleUnits!: number;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  productId?: string | null;

  @ApiPropertyOptional({ type: [String], description: 'the facings that go with it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  facingIds?: string[];
}
