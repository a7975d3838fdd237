import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';

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

  @ApiPropertyOptional({ type: String, nullable: true })
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
}

export class UpdateProductRequest extends PartialType(CreateProductRequest) {}

export class ListProductsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'name, brand or barcode; accents and case do not matter' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(NO_NUL)
  search?: string;
}
