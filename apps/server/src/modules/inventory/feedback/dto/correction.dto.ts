import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import {
  CORRECTION_KINDS,
  CORRECTION_STATUSES,
  type CorrectedState,
  type CorrectionRow,
  type CorrectionStatus,
} from '../corrections.repository.js';

export class ListCorrectionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CORRECTION_STATUSES })
  @IsOptional()
  @IsIn(CORRECTION_STATUSES)
  status?: CorrectionStatus;
}

export class CorrectedStateResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  productName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'what was read of it' })
  label!: string | null;

  @ApiProperty({ type: 'integer' })
  visibleUnits!: number;

  @ApiProperty()
  depthFactor!: number;

  @ApiProperty({ type: 'integer' })
  quantity!: number;

  static of(state: CorrectedState | null): CorrectedStateResponse | null {
    if (!state) return null;
    const { productId, productName, label, visibleUnits, depthFactor, quantity } = state;
    return { productId, productName, label, visibleUnits, depthFactor, quantity };
  }
}

export class CorrectionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  sessionId!: string;

  @ApiProperty({ format: 'uuid' })
  itemId!: string;

  @ApiProperty({ enum: CORRECTION_KINDS })
  kind!: string;

  @ApiProperty({ type: CorrectedStateResponse, nullable: true })
  before!: CorrectedStateResponse | null;

  @ApiProperty({ type: CorrectedStateResponse, nullable: true })
  after!: CorrectedStateResponse | null;

  @ApiProperty({ enum: CORRECTION_STATUSES })
  status!: string;

  @ApiProperty({ type: String, nullable: true, description: 'who saw it wrongly' })
  provider!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  createdBy!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  learntAt!: string | null;

  static of(row: CorrectionRow): CorrectionResponse {
    return {
      id: row.id,
      sessionId: row.session_id,
      itemId: row.item_id,
      kind: row.kind,
      before: CorrectedStateResponse.of(row.before),
      after: CorrectedStateResponse.of(row.after),
      status: row.status,
      provider: row.provider,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      learntAt: row.learnt_at?.toISOString() ?? null,
    };
  }
}

export class CorrectionPageResponse {
  @ApiProperty({ type: [CorrectionResponse] })
  items!: CorrectionResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
