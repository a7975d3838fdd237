import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { EvidenceBox, FacingResponse, ReportItemResponse } from './report.response.js';
import { SessionResponse } from './session.response.js';

export class StaffRetryRequest {
  @ApiProperty({ description: 'why; it is written into the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class ShelfFacingResponse extends FacingResponse {
  @ApiProperty({ format: 'uuid', description: 'the line of the report that it counts for' })
  itemId!: string;

  @ApiProperty({ type: EvidenceBox, description: 'on the merged shelf' })
  shelfBox!: EvidenceBox;
}

export class SessionCostResponse {
  @ApiProperty({ enum: ['AI', 'STORAGE', 'COMPUTE'] })
  kind!: string;

  @ApiProperty()
  provider!: string;

  @ApiProperty({ type: String, nullable: true })
  model!: string | null;

  @ApiProperty({ description: 'millionths of a US dollar' })
  costMicroUsd!: number;

  @ApiProperty({ type: Number, nullable: true })
  latencyMs!: number | null;
}

export class StaffSessionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: SessionResponse })
  session!: SessionResponse;

  @ApiProperty()
  storeName!: string;

  @ApiProperty({ format: 'uuid' })
  payerId!: string;

  @ApiProperty()
  payerName!: string;

  @ApiProperty({ description: 'trying again can help' })
  mayRetry!: boolean;

  @ApiProperty({ type: [ReportItemResponse] })
  items!: ReportItemResponse[];

  @ApiProperty({ type: [ShelfFacingResponse], description: 'from left to right' })
  facings!: ShelfFacingResponse[];

  @ApiProperty({ type: [SessionCostResponse] })
  costs!: SessionCostResponse[];
}
