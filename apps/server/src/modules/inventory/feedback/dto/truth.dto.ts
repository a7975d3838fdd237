import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import { accuracyOf } from '../truth.js';
import {
  TRUTH_STATUSES,
  type AccuracyRow,
  type TruthRow,
  type TruthStatus,
} from '../truth.repository.js';

export class TruthQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TRUTH_STATUSES })
  @IsOptional()
  @IsIn(TRUTH_STATUSES)
  status?: TruthStatus;
}

export class ReviewTruthRequest {
  @ApiProperty({ enum: ['ACCEPTED', 'REJECTED'] })
  @IsIn(['ACCEPTED', 'REJECTED'])
  status!: 'ACCEPTED' | 'REJECTED';

  @ApiProperty({ description: 'why; it is kept in the audit log' })
  @IsString()
  @Length(1, 500)
  @Matches(/^[^\0]*\S[^\0]*$/)
  reason!: string;
}

export class ReviewCorrectionRequest {
  @ApiProperty({ enum: ['CONFIRMED', 'REJECTED'] })
  @IsIn(['CONFIRMED', 'REJECTED'])
  status!: 'CONFIRMED' | 'REJECTED';
}

export class AccuracyQuery {
  @ApiPropertyOptional({ type: 'integer', default: 12, minimum: 1, maximum: 104 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(104)
  weeks: number = 12;
}

export class TruthLineResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: unrecognised' })
  productId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ type: 'integer', description: 'units as the provider saw them' })
  seen!: number;

  @ApiProperty({ type: 'integer', description: 'visible units as people confirmed them' })
  actual!: number;
}

export class TruthResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  storeId!: string;

  @ApiProperty({ format: 'uuid' })
  sessionId!: string;

  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;

  @ApiProperty({ enum: TRUTH_STATUSES })
  status!: string;

  @ApiProperty({ type: 'integer' })
  facings!: number;

  @ApiProperty({ type: 'integer' })
  unitErrors!: number;

  @ApiProperty({ type: Number, nullable: true, description: '0..1' })
  accuracy!: number | null;

  @ApiProperty({ type: 'integer' })
  corrections!: number;

  @ApiProperty({ type: [TruthLineResponse] })
  lines!: TruthLineResponse[];

  @ApiProperty({ format: 'date-time' })
  submittedAt!: string;

  @ApiProperty({ type: 'integer', description: 'for If-Match, in quotation marks' })
  version!: number;

  static of(row: TruthRow): TruthResponse {
    return {
      id: row.id,
      storeId: row.store_id,
      sessionId: row.session_id,
      provider: row.provider,
      status: row.status,
      facings: row.facings,
      unitErrors: row.unit_errors,
      accuracy: accuracyOf({ facings: row.facings, unitErrors: row.unit_errors }),
      corrections: row.corrections,
      lines: row.lines.map((line) => ({ ...line })),
      submittedAt: row.submitted_at.toISOString(),
      version: row.version,
    };
  }
}

export class TruthPageResponse {
  @ApiProperty({ type: [TruthResponse] })
  items!: TruthResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class AccuracyPointResponse {
  @ApiProperty({ format: 'date', description: 'the Monday of the week' })
  week!: string;

  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;

  @ApiProperty({ type: 'integer', description: 'confirmed reports' })
  sessions!: number;

  @ApiProperty({ type: 'integer', description: 'units that truly stood there' })
  facings!: number;

  @ApiProperty({ type: 'integer', description: 'units too many or too few' })
  unitErrors!: number;

  @ApiProperty({ type: Number, nullable: true, description: '0..1' })
  accuracy!: number | null;

  @ApiProperty({ type: 'integer' })
  corrections!: number;

  static of(row: AccuracyRow): AccuracyPointResponse {
    return {
      week: row.week,
      provider: row.provider,
      sessions: row.sessions,
      facings: row.facings,
      unitErrors: row.unit_errors,
      accuracy: accuracyOf({ facings: row.facings, unitErrors: row.unit_errors }),
      corrections: row.corrections,
    };
  }
}

export class AccuracyResponse {
  @ApiProperty({ type: [AccuracyPointResponse] })
  items!: AccuracyPointResponse[];
}
