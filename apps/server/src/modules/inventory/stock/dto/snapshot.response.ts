import { ApiProperty } from '@nestjs/swagger';
import type { NamedLine } from '../confirmation.js';
import { SNAPSHOT_OUTCOMES } from '../snapshot-lines.js';
import type { SnapshotLineRow, SnapshotRow } from '../snapshots.repository.js';

export class SnapshotTotalsResponse {
  @ApiProperty({ type: 'integer' })
  lines!: number;

  @ApiProperty({ type: 'integer' })
  matched!: number;

  @ApiProperty({ type: 'integer' })
  units!: number;

  @ApiProperty({ type: 'integer', description: 'units that were expected and are missing' })
  shortUnits!: number;

  @ApiProperty({ type: 'integer', description: 'at cost' })
  shortCentavos!: number;

  @ApiProperty({ type: 'integer' })
  overUnits!: number;

  @ApiProperty({ type: 'integer', description: 'at cost' })
  overCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'lines that were expected and not seen' })
  notSeen!: number;

  @ApiProperty({ type: 'integer' })
  unnamedUnits!: number;
}

export class SnapshotResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  countId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  sessionId!: string | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ['SESSION', 'FULL', 'ZONE', 'CATEGORY'] })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  scopeValue!: string | null;

  @ApiProperty({ type: [String], description: 'empty text: no area was named' })
  areas!: string[];

  @ApiProperty({ type: SnapshotTotalsResponse })
  totals!: SnapshotTotalsResponse;

  @ApiProperty({ format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ format: 'date-time' })
  confirmedAt!: string;

  @ApiProperty({ format: 'uuid' })
  confirmedBy!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  reversedAt!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'why it was reopened' })
  reason!: string | null;

  static of(row: SnapshotRow): SnapshotResponse {
    return {
      id: row.id,
      countId: row.count_id,
      sessionId: row.session_id,
      name: row.name,
      kind: row.kind,
      scopeValue: row.scope_value,
      areas: row.areas,
      totals: { ...row.totals },
      startedAt: row.started_at.toISOString(),
      confirmedAt: row.confirmed_at.toISOString(),
      confirmedBy: row.confirmed_by,
      reversedAt: row.reversed_at?.toISOString() ?? null,
      reason: row.reason,
    };
  }
}

export class SnapshotLineResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;

  @ApiProperty()
  area!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ enum: SNAPSHOT_OUTCOMES })
  outcome!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  expected!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'null: not seen, stock unchanged' })
  counted!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  visibleUnits!: number | null;

  @ApiProperty({ type: 'integer', description: 'units moved by other acts while it was counted' })
  moved!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  costCentavos!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  priceCentavos!: number | null;

  static of(row: SnapshotLineRow): SnapshotLineResponse {
    return {
      productId: row.product_id,
      area: row.area,
      name: row.name,
      outcome: row.outcome,
      expected: row.expected,
      counted: row.counted,
      visibleUnits: row.visible_units,
      moved: row.moved,
      costCentavos: row.cost_centavos,
      priceCentavos: row.price_centavos,
    };
  }
}

export class SnapshotDetailResponse extends SnapshotResponse {
  @ApiProperty({ type: [SnapshotLineResponse] })
  lines!: SnapshotLineResponse[];
}

export class SnapshotPageResponse {
  @ApiProperty({ type: [SnapshotResponse] })
  items!: SnapshotResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class PreviewLineResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;

  @ApiProperty()
  area!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ enum: SNAPSHOT_OUTCOMES })
  outcome!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  expected!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  counted!: number | null;

  @ApiProperty({ type: 'integer', description: 'units moved by other acts while it was counted' })
  moved!: number;
}

export class SnapshotPreviewResponse {
  @ApiProperty({ description: 'a blind count does not tell those who count' })
  hidden!: boolean;

  @ApiProperty({ type: [PreviewLineResponse] })
  lines!: PreviewLineResponse[];

  static of(lines: readonly NamedLine[] | undefined): SnapshotPreviewResponse {
    return {
      hidden: lines === undefined,
      lines: (lines ?? []).map((line) => ({
        productId: line.productId,
        area: line.area,
        name: line.name ?? line.barcode,
        outcome: line.outcome,
        expected: line.expected,
        counted: line.counted,
        moved: line.moved,
      })),
    };
  }
}
