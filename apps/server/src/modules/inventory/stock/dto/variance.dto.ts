import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDateString, IsOptional, IsUUID } from 'class-validator';
import { VARIANCE_CHANGES } from '../variance.js';
import type { ShrinkageRow } from '../variance.repository.js';
import type { ProductHistory, VarianceView } from '../variance.service.js';
import { SnapshotResponse } from './snapshot.response.js';

export class SessionVarianceQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'a snapshot; by default the last before it' })
  @IsOptional()
  @IsUUID()
  against?: string;
}

export class VarianceQuery {
  @ApiProperty({ format: 'uuid', description: 'the earlier snapshot' })
  @IsUUID()
  before!: string;

  @ApiProperty({ format: 'uuid', description: 'the later snapshot' })
  @IsUUID()
  after!: string;
}

export class PeriodQuery {
  @ApiPropertyOptional({ format: 'date-time', description: 'by default 90 days ago' })
  @IsOptional()
  @IsDateString()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'by default now' })
  @IsOptional()
  @IsDateString()
  to?: string;
}

export class VarianceLineResponse {
  @ApiProperty({ format: 'uuid' })
  productId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  before!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  after!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  difference!: number | null;

  @ApiProperty({ type: 'integer', description: 'the difference at cost' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'the difference at price' })
  priceCentavos!: number;

  @ApiProperty({ enum: VARIANCE_CHANGES })
  change!: string;
}

export class VarianceResponse {
  @ApiProperty({ description: 'a blind count does not tell those who count' })
  hidden!: boolean;

  @ApiProperty({ type: SnapshotResponse, nullable: true, description: 'null: the first count' })
  before!: SnapshotResponse | null;

  @ApiProperty({ type: SnapshotResponse, nullable: true, description: 'null: not yet confirmed' })
  after!: SnapshotResponse | null;

  @ApiProperty({ type: [String], description: 'areas that both covered' })
  areas!: string[];

  @ApiProperty({ type: 'integer', description: 'units missing' })
  lessUnits!: number;

  @ApiProperty({ type: 'integer' })
  lessCostCentavos!: number;

  @ApiProperty({ type: 'integer' })
  lessPriceCentavos!: number;

  @ApiProperty({ type: 'integer' })
  moreUnits!: number;

  @ApiProperty({ type: [VarianceLineResponse], description: 'the greatest loss first' })
  lines!: VarianceLineResponse[];

  static of(view: VarianceView | undefined): VarianceResponse {
    const { before, after, variance } = view ?? {};
    return {
      hidden: view === undefined,
      before: before ? SnapshotResponse.of(before) : null,
      after: after ? SnapshotResponse.of(after) : null,
      areas: [...(variance?.areas ?? [])],
      lessUnits: variance?.lessUnits ?? 0,
      lessCostCentavos: variance?.lessCostCentavos ?? 0,
      lessPriceCentavos: variance?.lessPriceCentavos ?? 0,
      moreUnits: variance?.moreUnits ?? 0,
      lines: (variance?.lines ?? []).map((line) => ({ ...line })),
    };
  }
}

export class ShrinkageLineResponse {
  @ApiProperty({ format: 'uuid' })
  productId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: 'integer', description: 'counts in which some were missing' })
  counts!: number;

  @ApiProperty({ type: 'integer' })
  units!: number;

  @ApiProperty({ type: 'integer', description: 'at cost' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'at price' })
  priceCentavos!: number;
}

export class ShrinkageResponse {
  @ApiProperty({ format: 'date-time' })
  from!: string;

  @ApiProperty({ format: 'date-time' })
  to!: string;

  @ApiProperty({ type: 'integer', description: 'with something missing; all of them' })
  products!: number;

  @ApiProperty({ type: 'integer', description: 'of all products, as are the sums below' })
  units!: number;

  @ApiProperty({ type: 'integer' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer' })
  priceCentavos!: number;

  @ApiProperty({
    type: [ShrinkageLineResponse],
    description: 'what costs most first, at most 500',
  })
  items!: ShrinkageLineResponse[];

  static of(rows: readonly ShrinkageRow[], from: Date, to: Date): ShrinkageResponse {
    const [first] = rows;
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      products: first?.all_products ?? 0,
      units: first?.all_units ?? 0,
      costCentavos: first?.all_cost_centavos ?? 0,
      priceCentavos: first?.all_price_centavos ?? 0,
      items: rows.map((row) => ({
        productId: row.product_id,
        name: row.name,
        counts: row.counts,
        units: row.units,
        costCentavos: row.cost_centavos,
        priceCentavos: row.price_centavos,
      })),
    };
  }
}

export class HistoryPointResponse {
  @ApiProperty({ format: 'uuid' })
  snapshotId!: string;

  @ApiProperty({ description: 'of the count' })
  name!: string;

  @ApiProperty({ format: 'date-time' })
  confirmedAt!: string;

  @ApiProperty()
  area!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  expected!: number | null;

  @ApiProperty({ type: 'integer' })
  counted!: number;
}

export class ProductHistoryResponse {
  @ApiProperty({ type: Number, nullable: true, description: 'units it loses per day, its trend' })
  lostPerDay!: number | null;

  @ApiProperty({ type: [HistoryPointResponse], description: 'newest first' })
  counts!: HistoryPointResponse[];

  static of({ counts, lostPerDay }: ProductHistory): ProductHistoryResponse {
    return {
      lostPerDay,
      counts: counts.map((row) => ({
        snapshotId: row.snapshot_id,
        name: row.name,
        confirmedAt: row.confirmed_at.toISOString(),
        area: row.area,
        expected: row.expected,
        counted: row.counted,
      })),
    };
  }
}
