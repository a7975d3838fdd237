import { CONFIDENCE_LEVELS } from '@miinventario/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DOUBT_REASONS } from '../../review/doubt.js';
import { CANDIDATE_SOURCES, MAX_CANDIDATES } from '../../review/rank-candidates.js';
import { ITEM_ORIGINS } from '../../review/review.repository.js';
import { SessionResponse } from './session.response.js';
import { NamedProductResponse } from '../../products/dto/named-product.response.js';

export class EvidenceBox {
  @ApiProperty()
  x!: number;

  @ApiProperty()
  y!: number;

  @ApiProperty()
  width!: number;

  @ApiProperty()
  height!: number;
}

export class FacingResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'the facing, cut out' })
  imageUrl!: string;

  @ApiProperty({ description: 'the whole key frame' })
  frameImageUrl!: string;

  @ApiProperty({ type: 'integer' })
  frameTimeMs!: number;

  @ApiProperty({ type: EvidenceBox, description: 'in fractions of the frame' })
  box!: EvidenceBox;

  @ApiProperty()
  confidence!: number;

  @ApiProperty({ type: 'integer', description: 'key frames in which it was seen' })
  views!: number;
}

export class ItemEvidenceResponse {
  @ApiProperty({ type: [FacingResponse] })
  facings!: FacingResponse[];
}

export class ItemCandidateResponse extends NamedProductResponse {
  @ApiProperty({ description: '0..1, for ordering alone' })
  score!: number;

  @ApiProperty({ enum: CANDIDATE_SOURCES, description: 'the best reason for it' })
  source!: string;
}

export class ReportItemResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  brand!: string | null;

  @ApiProperty({ type: String, nullable: true })
  barcode!: string | null;

  @ApiProperty({ type: 'integer', description: 'the estimated total: visible units times depth' })
  quantity!: number;

  @ApiProperty({ type: 'integer', description: 'units that can be seen from the front' })
  visibleUnits!: number;

  @ApiProperty({ description: 'units from the front of a row to its back, at least 1' })
  depthFactor!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'units by the last confirmed count; null when there is none, or when it is hidden',
  })
  expected!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'quantity less expected' })
  difference!: number | null;

  @ApiProperty()
  confidence!: number;

  @ApiProperty({ enum: CONFIDENCE_LEVELS })
  level!: string;

  @ApiProperty()
  unrecognised!: boolean;

  @ApiProperty({ enum: ITEM_ORIGINS })
  origin!: string;

  @ApiProperty({ description: 'whether a person has corrected or accepted it' })
  reviewed!: boolean;

  @ApiProperty({ description: 'how much it needs a look, 0 (none) to 2' })
  doubt!: number;

  @ApiProperty({ enum: DOUBT_REASONS, isArray: true })
  doubtReasons!: string[];

  @ApiProperty({ type: 'integer', description: 'for If-Match, in quotation marks' })
  version!: number;

  @ApiPropertyOptional({
    type: [ItemCandidateResponse],
    maxItems: MAX_CANDIDATES,
    description: 'what a doubtful line may be, the likeliest first; a moment after it is counted',
  })
  candidates?: ItemCandidateResponse[];

  @ApiProperty({ type: FacingResponse, nullable: true })
  evidence!: FacingResponse | null;
}

export class ReportResponse {
  @ApiProperty({ type: SessionResponse })
  session!: SessionResponse;

  @ApiProperty({ type: [ReportItemResponse] })
  items!: ReportItemResponse[];
}
