import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import { SIZE_UNITS, type SizeUnit } from '../pack-size.js';

/** Text that PostgreSQL can hold: anything but the NUL character. */
const NO_NUL = /^[^\0]*$/;
/** 10 million pesos; more is a slip of the finger. */
const MAX_CENTAVOS = 1_000_000_000;

export class CreateProductRequest {
  @ApiProperty({ example: 'Refresco de cola 600 ml' })
  @IsString()
  @Length(1, 200)
  @Matches(NO_NUL)
  @Matches(/\S/)
  name!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  brand?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '600 ml' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  @Matches(NO_NUL)
  size?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 600, description: 'with sizeUnit' })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(0.001)
  @Max(999_999_999)
  sizeAmount?: number | null;

  @ApiPropertyOptional({ enum: SIZE_UNITS, enumName: 'SizeUnit', nullable: true })
  @IsOptional()
  @IsIn(SIZE_UNITS)
  sizeUnit?: SizeUnit | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'made when there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  category?: string | null;

  @ApiPropertyOptional({ type: [String], maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[0-9A-Za-z-]{4,48}$/, { each: true })
  barcodes?: string[];

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'sale price, centavos' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_CENTAVOS)
  priceCentavos?: number | null;

  @ApiPropertyOptional({ type: 'integer', nullable: true, description: 'cost, centavos' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_CENTAVOS)
  costCentavos?: number | null;

  @ApiPropertyOptional({ type: 'integer', default: 0, description: 'below it, stock is low' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  minimumStock?: number;
}

export class UpdateProductRequest extends PartialType(CreateProductRequest) {}

export class ListProductsQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'words of name, brand, alias, category or barcode; forgives accents and slips',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  search?: string;

  @ApiPropertyOptional({ description: 'the name of a category' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  category?: string;

  @ApiPropertyOptional({ default: false, description: 'those taken off the catalogue instead' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  archived?: boolean;
}

export class BarcodeQuery {
  @ApiProperty({ example: '7501055300075' })
  @IsString()
  @Length(4, 48)
  @Matches(NO_NUL)
  barcode!: string;
}

export class AliasRequest {
  @ApiProperty({ example: 'Coca familiar' })
  @IsString()
  @Length(1, 200)
  @Matches(NO_NUL)
  @Matches(/\S/)
  alias!: string;
}

export class CategoryRequest {
  @ApiProperty({ example: 'Bebidas' })
  @IsString()
  @Length(1, 100)
  @Matches(NO_NUL)
  @Matches(/\S/)
  name!: string;
}

export class MergeProductsRequest {
  @ApiProperty({ type: [String], format: 'uuid', description: 'what becomes part of the product' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  duplicateIds!: string[];
}
