import { CONFIDENCE_LEVELS } from '@miinventario/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { SessionResponse } from './session.response.js';

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

  @ApiProperty({ type: 'integer' })
  quantity!: number;

  @ApiProperty()
  confidence!: number;

  @ApiProperty({ enum: CONFIDENCE_LEVELS })
  level!: string;

  @ApiProperty()
  unrecognised!: boolean;

  @ApiProperty({ type: FacingResponse, nullable: true })
  evidence!: FacingResponse | null;
}

export class ReportResponse {
  @ApiProperty({ type: SessionResponse })
  session!: SessionResponse;

  @ApiProperty({ type: [ReportItemResponse] })
  items!: ReportItemResponse[];
}
