import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import {
  StaffOrderFileResponse,
  StaffOrderPageResponse,
  StaffOrderResponse,
  StaffOrdersQuery,
} from './dto/staff-order.dto.js';
import { StaffOrdersService } from './staff-orders.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/payments/orders')
export class StaffOrdersController {
  constructor(private readonly orders: StaffOrdersService) {}

  @Get()
  @ApiOperation({ summary: 'Orders of everybody, newest first' })
  @ApiOkResponse({ type: StaffOrderPageResponse })
  async list(
    @CurrentUser() { userId }: UserActor,
    @Query() query: StaffOrdersQuery,
  ): Promise<StaffOrderPageResponse> {
    const actor = { kind: 'admin', userId, reason: 'orders listed' } as const;
    const rows = await this.orders.list(actor, {
      status: query.status,
      method: query.method,
      userId: query.userId,
      review: query.review ?? false,
      beforeId: decodeCursor(query.cursor)?.id,
      limit: query.limit + 1,
    });
    const shown = toPage(
      rows,
      query.limit,
      (row) => StaffOrderResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get(':orderId')
  @ApiOperation({ summary: 'One order with its refunds, disputes and the vendor’s events' })
  @ApiOkResponse({ type: StaffOrderFileResponse })
  async get(
    @CurrentUser() { userId }: UserActor,
    @Param('orderId', UuidParam) orderId: string,
  ): Promise<StaffOrderFileResponse> {
    const actor = { kind: 'admin', userId, reason: 'order looked at' } as const;
    return StaffOrderFileResponse.ofFile(await this.orders.file(actor, orderId));
  }
}
