import { ApiProperty } from '@nestjs/swagger';
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

  @ApiProperty({ type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ type: [String] })
  barcodes!: string[];

  @ApiProperty({ type: 'integer', nullable: true })
  priceCentavos!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  costCentavos!: number | null;

  @ApiProperty({ type: 'integer' })
  referenceCount!: number;

  @ApiProperty({ type: String, nullable: true })
  photoUrl!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: ProductRow, photoUrl: string | null): ProductResponse {
    return {
      id: row.id,
      name: row.name,
      brand: row.brand,
      size: row.size,
      category: row.category,
      barcodes: row.barcodes,
      priceCentavos: row.price_centavos,
      costCentavos: row.cost_centavos,
      referenceCount: row.reference_count,
      photoUrl,
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
