import { ApiProperty } from '@nestjs/swagger';
import { ALIAS_SOURCES, type AliasRow, type AliasSource } from '../aliases.repository.js';
import type { CategoryRow } from '../categories.repository.js';
import { SIZE_UNITS, type SizeUnit } from '../pack-size.js';
import type { ProductRow } from '../products.repository.js';

export class ProductResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  brand!: string | null;

  @ApiProperty({ type: String, nullable: true })
  size!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  sizeAmount!: number | null;

  @ApiProperty({ enum: SIZE_UNITS, enumName: 'SizeUnit', nullable: true, type: String })
  sizeUnit!: SizeUnit | null;

  @ApiProperty({ type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ type: [String] })
  barcodes!: string[];

  @ApiProperty({ type: 'integer', nullable: true })
  priceCentavos!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  costCentavos!: number | null;

  @ApiProperty({ type: [String], description: 'other names it is known by' })
  aliases!: string[];

  @ApiProperty({ type: 'integer', description: '0: none is wanted' })
  minimumStock!: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'pieces; null until counted' })
  stock!: number | null;

  @ApiProperty({ type: 'integer', description: 'what ETag and If-Match carry' })
  version!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  mergedIntoId!: string | null;

  @ApiProperty({ type: 'integer' })
  referenceCount!: number;

  @ApiProperty({ type: String, nullable: true })
  photoUrl!: string | null;

  @ApiProperty({ description: 'the picture was chosen; otherwise it is the first reference photo' })
  hasOwnPhoto!: boolean;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: ProductRow, photoUrl: string | null): ProductResponse {
    return {
      id: row.id,
      name: row.name,
      brand: row.brand,
      size: row.size,
      sizeAmount: row.size_amount,
      sizeUnit: row.size_unit,
      category: row.category,
      barcodes: row.barcodes,
      priceCentavos: row.price_centavos,
      costCentavos: row.cost_centavos,
      aliases: row.aliases,
      minimumStock: row.minimum_stock,
      stock: row.stock,
      version: row.version,
      archivedAt: row.archived_at?.toISOString() ?? null,
      mergedIntoId: row.merged_into_id,
      referenceCount: row.reference_count,
      photoUrl,
      hasOwnPhoto: row.has_own_photo,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class ProductPageResponse {
  @ApiProperty({ type: [ProductResponse] })
  items!: ProductResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class CropBox {
  @ApiProperty()
  x!: number;

  @ApiProperty()
  y!: number;

  @ApiProperty()
  width!: number;

  @ApiProperty()
  height!: number;
}

export class ReferenceResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: CropBox, description: 'the front, in fractions of the upright photo' })
  crop!: CropBox;

  @ApiProperty()
  photoUrl!: string;
}

export class ReferenceListResponse {
  @ApiProperty({ type: [ReferenceResponse] })
  items!: ReferenceResponse[];
}

export class AliasResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  alias!: string;

  @ApiProperty({ enum: ALIAS_SOURCES, enumName: 'AliasSource' })
  source!: AliasSource;

  static of(row: AliasRow): AliasResponse {
    return { id: row.id, alias: row.alias, source: row.source };
  }
}

export class AliasListResponse {
  @ApiProperty({ type: [AliasResponse] })
  items!: AliasResponse[];
}

export class CategoryResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer' })
  productCount!: number;

  @ApiProperty({ type: 'integer' })
  version!: number;

  static of(row: CategoryRow): CategoryResponse {
    return { id: row.id, name: row.name, productCount: row.product_count, version: row.version };
  }
}

export class CategoryListResponse {
  @ApiProperty({ type: [CategoryResponse] })
  items!: CategoryResponse[];
}
