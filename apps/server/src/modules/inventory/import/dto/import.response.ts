import { ApiProperty } from '@nestjs/swagger';
import {
  importFaultText,
  IMPORT_FAULTS,
  type ImportFault,
  type Language,
} from '@miinventario/contracts';
import { IMPORT_COLUMNS, type ImportColumn } from '../import-columns.js';
import type { FieldValue, LineOutcome } from '../import-plan.js';
import type { ImportLineRow, ImportRow } from '../imports.repository.js';
import { LINE_OUTCOMES, TABLE_FORMATS, type TableFormat } from './import.request.js';

export class ImportResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['PREVIEW', 'APPLIED'], enumName: 'ImportStatus' })
  status!: 'PREVIEW' | 'APPLIED';

  @ApiProperty({ enum: TABLE_FORMATS, enumName: 'TableFormat' })
  format!: TableFormat;

  @ApiProperty({ type: [String], description: 'columns that are taken' })
  columns!: string[];

  @ApiProperty({ type: [String], description: 'headings that mean nothing here' })
  ignoredColumns!: string[];

  @ApiProperty({ type: 'integer' })
  newCount!: number;

  @ApiProperty({ type: 'integer' })
  changedCount!: number;

  @ApiProperty({ type: 'integer' })
  unchangedCount!: number;

  @ApiProperty({ type: 'integer', description: 'lines with faults; they are left out' })
  errorCount!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  appliedAt!: string | null;

  static of(row: ImportRow): ImportResponse {
    return {
      id: row.id,
      status: row.status,
      format: row.format,
      columns: row.columns,
      ignoredColumns: row.ignored_columns,
      newCount: row.new_count,
      changedCount: row.changed_count,
      unchangedCount: row.unchanged_count,
      errorCount: row.error_count,
      createdAt: row.created_at.toISOString(),
      appliedAt: row.applied_at?.toISOString() ?? null,
    };
  }
}

export class ImportChangeResponse {
  @ApiProperty({ enum: IMPORT_COLUMNS, enumName: 'ImportColumn' })
  field!: ImportColumn;

  @ApiProperty({ type: String, nullable: true, description: 'amounts in centavos, lists by comma' })
  before!: string | null;

  @ApiProperty({ type: String, nullable: true })
  after!: string | null;
}

export class ImportFaultResponse {
  @ApiProperty({ enum: IMPORT_COLUMNS, enumName: 'ImportColumn' })
  column!: ImportColumn;

  @ApiProperty({ enum: IMPORT_FAULTS, enumName: 'ImportFault' })
  code!: ImportFault;

  @ApiProperty({ description: 'in the language of the caller' })
  message!: string;
}

export class ImportLineResponse {
  @ApiProperty({ type: 'integer', description: 'line of the file, from 1; the header is one' })
  line!: number;

  @ApiProperty({ enum: LINE_OUTCOMES, enumName: 'ImportLineOutcome' })
  outcome!: LineOutcome;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ type: [ImportChangeResponse] })
  changes!: ImportChangeResponse[];

  @ApiProperty({ type: [ImportFaultResponse] })
  faults!: ImportFaultResponse[];

  static of(row: ImportLineRow, language: Language): ImportLineResponse {
    return {
      line: row.line,
      outcome: row.outcome,
      productId: row.product_id,
      name: row.name,
      changes: row.changes.map(({ field, before, after }) => ({
        field,
        before: shown(before),
        after: shown(after),
      })),
      faults: row.faults.map(({ column, code, params }) => ({
        column,
        code,
        message: importFaultText(code, params, language),
      })),
    };
  }
}

export class ImportLinePageResponse {
  @ApiProperty({ type: [ImportLineResponse] })
  items!: ImportLineResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

function shown(value: FieldValue): string | null {
  if (value === null) return null;
  return typeof value === 'object' ? value.join(', ') : String(value);
}
