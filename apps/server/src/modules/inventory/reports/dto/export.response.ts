import { ApiProperty } from '@nestjs/swagger';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
} from '../../../../platform/documents/document-format.js';
import { EXPORT_KINDS, type ExportKind } from '../export-kinds.js';
import type { ExportStatus } from '../exports.repository.js';
import type { ExportView } from '../exports.service.js';
import type { ValuedCategory } from '../reports.repository.js';

export class ExportResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: EXPORT_KINDS, enumName: 'ExportKind' })
  kind!: ExportKind;

  @ApiProperty({ enum: DOCUMENT_FORMATS, enumName: 'DocumentFormat' })
  format!: DocumentFormat;

  @ApiProperty({ enum: ['QUEUED', 'READY', 'FAILED'], enumName: 'ExportStatus' })
  status!: ExportStatus;

  @ApiProperty({ type: String, nullable: true, description: 'valid for a few hours' })
  downloadUrl!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  sizeBytes!: number | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of({ row, downloadUrl }: ExportView): ExportResponse {
    return {
      id: row.id,
      kind: row.kind,
      format: row.format,
      status: row.status,
      downloadUrl,
      sizeBytes: row.size_bytes,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class ExportPageResponse {
  @ApiProperty({ type: [ExportResponse] })
  items!: ExportResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class ValuedCategoryResponse {
  @ApiProperty({ type: String, nullable: true })
  category!: string | null;

  @ApiProperty({ type: 'integer' })
  products!: number;

  @ApiProperty({ type: 'integer' })
  units!: number;

  @ApiProperty({ type: 'integer' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer' })
  priceCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'products without a cost: the value is too low' })
  withoutCost!: number;

  @ApiProperty({ type: 'integer' })
  withoutPrice!: number;
}

export class ValuationResponse {
  @ApiProperty({ type: 'integer' })
  products!: number;

  @ApiProperty({ type: 'integer' })
  units!: number;

  @ApiProperty({ type: 'integer' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer' })
  priceCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'value at price less value at cost' })
  marginCentavos!: number;

  @ApiProperty({ type: [ValuedCategoryResponse] })
  categories!: ValuedCategoryResponse[];

  static of(rows: readonly ValuedCategory[]): ValuationResponse {
    const sum = (of: (row: ValuedCategory) => number): number =>
      rows.reduce((total, row) => total + of(row), 0);
    const costCentavos = sum((row) => row.cost_centavos);
    const priceCentavos = sum((row) => row.price_centavos);
    return {
      products: sum((row) => row.products),
      units: sum((row) => row.units),
      costCentavos,
      priceCentavos,
      marginCentavos: priceCentavos - costCentavos,
      categories: rows.map((row) => ({
        category: row.category,
        products: row.products,
        units: row.units,
        costCentavos: row.cost_centavos,
        priceCentavos: row.price_centavos,
        withoutCost: row.without_cost,
        withoutPrice: row.without_price,
      })),
    };
  }
}
