import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AdminActor } from '../../../platform/database/actor.js';
import { AdminOnly } from '../../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../../platform/http/cursor.js';
import { ApiReason, CurrentStaff } from '../../../platform/http/staff-actor.js';
import {
  StaffSessionPageResponse,
  StaffSessionRowResponse,
  StaffSessionsQuery,
  StaffStorePageResponse,
  StaffStoreResponse,
  StaffStoresQuery,
} from './customers.dto.js';
import { CustomersService } from './customers.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin')
export class StaffStoresController {
  constructor(private readonly customers: CustomersService) {}

  @Get('stores')
  @ApiReason()
  @ApiOperation({ summary: 'Stores of everybody, newest first' })
  @ApiOkResponse({ type: StaffStorePageResponse })
  async stores(
    @CurrentStaff('stores listed') actor: AdminActor,
    @Query() query: StaffStoresQuery,
  ): Promise<StaffStorePageResponse> {
    const { search, ownerId, limit } = query;
    const beforeId = decodeCursor(query.cursor)?.id;
    const filter = { search, ownerId, beforeId, limit: limit + 1 };
    const shown = toPage(
      await this.customers.stores(actor, filter),
      limit,
      (row) => StaffStoreResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Get('sessions')
  @ApiReason()
  @ApiOperation({ summary: 'Sessions of every store, newest first' })
  @ApiOkResponse({ type: StaffSessionPageResponse })
  async sessions(
    @CurrentStaff('sessions listed') actor: AdminActor,
    @Query() query: StaffSessionsQuery,
  ): Promise<StaffSessionPageResponse> {
    const { status, storeId, userId, limit } = query;
    const beforeId = decodeCursor(query.cursor)?.id;
    const filter = { status, storeId, userId, beforeId, limit: limit + 1 };
    const shown = toPage(
      await this.customers.sessions(actor, filter),
      limit,
      (row) => StaffSessionRowResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }
}
