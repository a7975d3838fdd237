import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  DOCUMENT_FORMATS,
  type DocumentFormat,
} from '../../../../platform/documents/document-format.js';
import { LABEL_SHEET_NAMES, type LabelSheetName } from '../../labels/label-sheets.js';
import { DEFAULT_COVER_DAYS } from '../../purchasing/dto/purchasing.dto.js';
import { periodOf } from '../../stock/period.js';
import { EXPORT_KINDS, type ExportKind } from '../export-kinds.js';
import type { ExportParams } from '../export-params.js';

export class LabelOrder {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  productId!: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500 })
  @IsInt()
  @Min(1)
  @Max(500)
  copies!: number;
}

export class CreateExportRequest {
  @ApiProperty({ enum: EXPORT_KINDS, enumName: 'ExportKind' })
  @IsIn(EXPORT_KINDS)
  kind!: ExportKind;

  @ApiProperty({ enum: DOCUMENT_FORMATS, enumName: 'DocumentFormat' })
  @IsIn(DOCUMENT_FORMATS)
  format!: DocumentFormat;

  @ApiPropertyOptional({ format: 'uuid', description: 'of a SESSION' })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'SESSION')
  @IsUUID()
  sessionId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'of a COUNT: the confirmed count' })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'COUNT')
  @IsUUID()
  snapshotId?: string;

  @ApiPropertyOptional({ type: 'integer', description: 'of a PURCHASE_LIST', default: 7 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  coverDays?: number;

  @ApiPropertyOptional({
    format: 'date-time',
    description: 'of SHRINKAGE; by default 90 days before its end',
  })
  @IsOptional()
  @IsDateString()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'of SHRINKAGE; by default now' })
  @IsOptional()
  @IsDateString()
  to?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'of VARIANCE: the earlier snapshot' })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'VARIANCE')
  @IsUUID()
  beforeId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'of VARIANCE: the later snapshot' })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'VARIANCE')
  @IsUUID()
  afterId?: string;

  @ApiPropertyOptional({
    enum: LABEL_SHEET_NAMES,
    enumName: 'LabelSheet',
    description: 'of LABELS',
  })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'LABELS')
  @IsIn(LABEL_SHEET_NAMES)
  sheet?: LabelSheetName;

  @ApiPropertyOptional({ type: 'integer', description: 'places of the sheet that are used up' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  skip?: number;

  @ApiPropertyOptional({ type: [LabelOrder], description: 'of LABELS' })
  @ValidateIf((request: CreateExportRequest) => request.kind === 'LABELS')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => LabelOrder)
  labels?: LabelOrder[];
}

/** What the request is about, by its kind. */
export function toExportParams(request: CreateExportRequest): ExportParams {
  switch (request.kind) {
    case 'SESSION':
      return { kind: 'SESSION', sessionId: request.sessionId ?? '' };
    case 'COUNT':
      return { kind: 'COUNT', snapshotId: request.snapshotId ?? '' };
    case 'PURCHASE_LIST':
      return { kind: 'PURCHASE_LIST', coverDays: request.coverDays ?? DEFAULT_COVER_DAYS };
    case 'SHRINKAGE': {
      const { from, to } = periodOf(request);
      return { kind: 'SHRINKAGE', from: from.toISOString(), to: to.toISOString() };
    }
    case 'VARIANCE':
      return {
        kind: 'VARIANCE',
        beforeId: request.beforeId ?? '',
        afterId: request.afterId ?? '',
      };
    case 'LABELS':
      return {
        kind: 'LABELS',
        sheet: request.sheet ?? 'AVERY_5160',
        skip: request.skip ?? 0,
        labels: (request.labels ?? []).map(({ productId, copies }) => ({ productId, copies })),
      };
    default:
      return { kind: request.kind };
  }
}
