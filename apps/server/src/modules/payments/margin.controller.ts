import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NIL } from 'uuid';
import type { UserActor } from '../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { MarginQuery, MarginReportResponse } from './dto/margin.dto.js';
import { MarginService } from './margin.service.js';
import { mexicoDay } from './voucher-expiry.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/margin')
export class MarginController {
  constructor(private readonly margins: MarginService) {}

  @Get()
  @ApiOperation({ summary: 'Revenue, cost and margin per session, store, provider or day' })
  @ApiOkResponse({ type: MarginReportResponse })
  async report(
    @CurrentUser() { userId }: UserActor,
    @Query() query: MarginQuery,
  ): Promise<MarginReportResponse> {
    const actor = { kind: 'admin', userId, reason: 'margin report' } as const;
    const range = { from: mexicoDay(query.from).from, to: mexicoDay(query.to).to };
    const { rows, total, centavosPerUsd } = await this.margins.report(actor, range, {
      by: query.by,
      beforeKey: decodeCursor(query.cursor)?.key,
      limit: query.limit + 1,
    });
    const shown = toPage(
      rows,
      query.limit,
      (row) => row,
      ({ key }) => ({ key, id: NIL }),
    );
    return { centavosPerUsd, total, items: [...shown.items], nextCursor: shown.nextCursor };
  }
}
