import { ApiProperty } from '@nestjs/swagger';
import { CANDIDATE_SOURCES, MAX_CANDIDATES } from '../rank-candidates.js';
import { ReportItemResponse } from '../../sessions/dto/report.response.js';
import { NamedProductResponse } from '../../products/dto/named-product.response.js';

export class SplitItemResponse {
  @ApiProperty({ type: ReportItemResponse, description: 'what stayed' })
  item!: ReportItemResponse;

  @ApiProperty({ type: ReportItemResponse, description: 'what was taken out' })
  added!: ReportItemResponse;
}

export class CandidateResponse extends NamedProductResponse {
  @ApiProperty({ type: String, nullable: true })
  photoUrl!: string | null;

  @ApiProperty({ description: '0..1, for ordering alone' })
  score!: number;

  @ApiProperty({ enum: CANDIDATE_SOURCES, description: 'the best reason for it' })
  source!: string;
}

export class CandidateListResponse {
  @ApiProperty({ type: [CandidateResponse], maxItems: MAX_CANDIDATES })
  items!: CandidateResponse[];
}
