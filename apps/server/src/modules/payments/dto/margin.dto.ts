import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import { MARGIN_GROUPS, type MarginGroup } from '../margin.repository.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class MarginQuery extends PageQuery {
  @ApiProperty({ enum: MARGIN_GROUPS, enumName: 'MarginGroup' })
  @IsIn(MARGIN_GROUPS)
  by!: MarginGroup;

  @ApiProperty({ description: 'first day, Mexico City', example: '2026-11-01' })
  @Matches(DAY)
  from!: string;

  @ApiProperty({ description: 'last day, Mexico City', example: '2026-11-30' })
  @Matches(DAY)
  to!: string;
}

export class MarginResponse {
  @ApiProperty({ description: 'sessions that earned or cost something' })
  sessions!: number;

  @ApiProperty({ description: 'credits charged, gifts included' })
  credits!: number;

  @ApiProperty({ description: 'what the charged credits were sold at, without IVA' })
  revenueCentavos!: number;

  @ApiProperty({ description: 'AI, storage and computing, in millionths of a US dollar' })
  costMicroUsd!: number;

  @ApiProperty({ description: 'the same at the rate of the settings' })
  costCentavos!: number;

  @ApiProperty()
  marginCentavos!: number;

  @ApiProperty({ nullable: true, type: Number, description: 'of the revenue; null without any' })
  marginPercent!: number | null;
}

export class MarginRowResponse extends MarginResponse {
  @ApiProperty({ description: 'session or store id, provider, or day' })
  key!: string;
}

export class MarginReportResponse {
  @ApiProperty({ description: 'centavos of MXN for one US dollar' })
  centavosPerUsd!: number;

  @ApiProperty({ type: MarginResponse, description: 'of the whole time asked for' })
  total!: MarginResponse;

  @ApiProperty({ type: [MarginRowResponse] })
  items!: MarginRowResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
